package touchstone.local.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.Ports;

class MongoServerTest {
    @TempDir Path folder;

    @Test
    void what_was_acknowledged_survives_a_kill() throws Exception {
        Path file = folder.resolve("mongo.db");
        int port = Ports.free();
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                MongoServer.class.getName(), file.toString(), String.valueOf(port)).redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log")).start();
        try {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
            while (!Ports.answers(Ports.HOST, port) && Instant.now().isBefore(deadline)) Thread.onSpinWait();
            with("mongodb://" + Ports.HOST + ":" + port, things -> {
                for (int i = 0; i < 300; i++) things.insertOne(new Document("_id", i));
                return 0;
            });
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (var server = MongoServer.start(file, port)) {
            assertEquals(300, with(server.uri(), MongoCollection::countDocuments));
        }
    }

    @Test
    void values_of_every_kind_are_found_again_after_a_restart() {
        Document inner = new Document("text", "รุ่น").append("list", List.of(1, "two", new Document("three", 3L)));
        Document thing = new Document("_id", "a:1").append("key", "K-1").append("whole", 1).append("long", 1L << 40).append("broken", 0.1).append("exact", new Decimal128(new BigDecimal("12.30")))
                .append("yes", true).append("day", new Date(0)).append("bytes", new Binary(new byte[] {1, 2})).append("uuid", new Binary((byte) 4, new byte[16])).append("id", new ObjectId())
                .append("none", null).append("inner", inner);
        Path file = folder.resolve("mongo.db");
        try (var server = MongoServer.start(file, Ports.free())) {
            with(server.uri(), things -> {
                things.createIndex(new Document("key", 1), new IndexOptions().unique(true));
                things.insertOne(thing);
                return 0;
            });
        }

        try (var server = MongoServer.start(file, Ports.free())) {
            with(server.uri(), things -> {
                assertEquals(thing, things.find(new Document("_id", "a:1")).first());
                assertEquals(thing, things.find(new Document("key", "K-1")).first());
                assertThrows(MongoWriteException.class, () -> things.insertOne(new Document("_id", "a:2").append("key", "K-1")));
                assertThrows(MongoWriteException.class, () -> things.insertOne(new Document("_id", "a:1")));
                return 0;
            });
        }
    }

    @Test
    void a_whole_collection_is_read_piece_by_piece_while_others_write() {
        try (var server = MongoServer.start(folder.resolve("mongo.db"), Ports.free())) {
            with(server.uri(), things -> {
                things.insertMany(IntStream.range(0, 1_000).mapToObj(i -> new Document("_id", i)).toList());
                List<Integer> read = new ArrayList<>();
                try (MongoCursor<Document> walk = things.find().batchSize(64).cursor()) {
                    while (walk.hasNext()) {
                        read.add(walk.next().getInteger("_id"));
                        // Just after this piece, and far ahead.
                        if (read.size() == 64) for (int gone : new int[] {64, 65, 900}) things.deleteOne(new Document("_id", gone));
                    }
                }
                List<Integer> left = IntStream.range(0, 1_000).filter(i -> i != 64 && i != 65 && i != 900).boxed().toList();
                assertEquals(left, read);
                assertEquals(64, things.find().limit(64).into(new ArrayList<>()).size());
                assertEquals(10, things.find().skip(987).batchSize(64).into(new ArrayList<>()).size());
                // Drivers that take whatever comes ask for this many.
                assertEquals(997, things.find().batchSize(Integer.MAX_VALUE).into(new ArrayList<>()).size());
                assertEquals(997, things.find().into(new ArrayList<>()).size());
                return 0;
            });
        }
    }

    @Test
    void a_file_of_the_version_before_is_taken_over() {
        Path file = folder.resolve("mongo.db");
        int port = Ports.free();
        var before = new de.bwaldvogel.mongo.MongoServer(new H2Backend(new MVStore.Builder().fileName(file.toString()).open()));
        before.bind(Ports.HOST, port);
        with("mongodb://" + Ports.HOST + ":" + port, things -> {
            things.createIndex(new Document("key", 1), new IndexOptions().unique(true));
            for (int i = 0; i < 1_000; i++) things.insertOne(new Document("_id", "a:" + i).append("key", "K-" + i));
            return 0;
        });
        before.shutdownNow();

        try (var server = MongoServer.start(file, Ports.free())) {
            with(server.uri(), things -> {
                for (int i = 0; i < 1_000; i += 100) {
                    assertEquals("a:" + i, things.find(new Document("key", "K-" + i)).first().getString("_id"));
                    assertEquals("K-" + i, things.find(new Document("_id", "a:" + i)).first().getString("key"));
                }
                assertThrows(MongoWriteException.class, () -> things.insertOne(new Document("_id", "new").append("key", "K-7")));
                assertEquals(1_000, things.countDocuments());
                return 0;
            });
        }
    }

    private static long with(String uri, ToLongFunction<MongoCollection<Document>> use) {
        try (var client = MongoClients.create(uri)) {
            return use.applyAsLong(client.getDatabase("test").getCollection("things"));
        }
    }
}
