package touchstone.catalog.imports;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;

/** The files of imports that nobody waits for: collection {@code importFiles}, a piece by "import:number", until they are taken in. Any instance can go on with them. */
@ApplicationScoped
class ImportFiles {
    private static final int PIECE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReactiveMongoCollection<Document> pieces;

    ImportFiles(ReactiveMongoDatabase database) {
        this.pieces = database.getCollection("importFiles");
    }

    /** @return how many pieces it has */
    int keep(UUID id, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                await(pieces.insertOne(new Document("_id", id + ":" + count++).append("bytes", new Binary(piece))));
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream read(UUID id, int count) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < count;
            }

            @Override
            public InputStream nextElement() {
                Document piece = await(pieces.find(new Document("_id", id + ":" + next++)).collect().first());
                return new ByteArrayInputStream(piece.get("bytes", Binary.class).getData());
            }
        });
    }

    void forget(UUID id, int count) {
        for (int piece = 0; piece < count; piece++) await(pieces.deleteOne(new Document("_id", id + ":" + piece)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
