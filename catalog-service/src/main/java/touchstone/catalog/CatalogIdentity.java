package touchstone.catalog;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import com.mongodb.client.model.UpdateOptions;
import java.util.UUID;
import org.bson.Document;

/** Which database this is: an id that is made with it, so that what was made from another is not taken for ours. */
@ApplicationScoped
public class CatalogIdentity {
    private static final Document KEY = new Document("_id", "database");

    private final ReactiveMongoCollection<Document> facts;
    private final Uni<String> id;

    CatalogIdentity(ReactiveMongoDatabase database) {
        this.facts = database.getCollection("facts");
        this.id = facts.updateOne(KEY, new Document("$setOnInsert", new Document("id", UUID.randomUUID().toString())), new UpdateOptions().upsert(true))
                .chain(() -> facts.find(KEY).map(found -> found.getString("id")).collect().first()).memoize().until(() -> false);
    }

    public Uni<String> id() {
        return id;
    }
}
