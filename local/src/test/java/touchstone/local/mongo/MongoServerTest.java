package touchstone.local.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.bson.Document;
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

    private static long with(String uri, ToLongFunction<MongoCollection<Document>> use) {
        try (var client = MongoClients.create(uri)) {
            return use.applyAsLong(client.getDatabase("test").getCollection("things"));
        }
    }
}
