package touchstone.catalog;

import com.mongodb.client.model.UpdateOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/** Data that the catalog cannot do without, taken from a resource into a collection where it is absent. What is there stays as it is. */
public final class Seed {
    private Seed() {}

    /** @param resource a JSON list of objects, each with its key in the member {@code _id} */
    public static Uni<Void> plant(ReactiveMongoCollection<Document> collection, String resource) {
        return Multi.createFrom().iterable(read(resource))
                .onItem().transformToUniAndConcatenate(seed -> {
                    Document key = new Document("_id", seed.remove("_id"));
                    return collection.updateOne(key, new Document("$setOnInsert", seed), new UpdateOptions().upsert(true));
                })
                .collect().last().replaceWithVoid();
    }

    private static List<Document> read(String resource) {
        try (InputStream json = Seed.class.getResourceAsStream(resource)) {
            return Document.parse("{\"seeds\":" + new String(json.readAllBytes(), StandardCharsets.UTF_8) + "}").getList("seeds", Document.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
