package touchstone.catalog.webhook;

import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** What is to be delivered once more: collection {@code webhookRedeliveries}, until it is. */
@ApplicationScoped
class Redeliveries {
    static final int MOST = 20;

    private final ReactiveMongoCollection<Document> redeliveries;

    Redeliveries(ReactiveMongoDatabase database) {
        this.redeliveries = database.getCollection("webhookRedeliveries");
    }

    /** Fails with {@link TooManyRedeliveries}. */
    Uni<Void> add(Redelivery wanted) {
        return of(wanted.webhook()).chain(waiting -> {
            if (waiting.size() >= MOST) throw new TooManyRedeliveries(MOST);
            return redeliveries.insertOne(new Document("_id", wanted.id().toString()).append("webhook", wanted.webhook().toString()).append("next", wanted.next().toString())
                    .append("last", wanted.last().toString()).append("author", wanted.author()).append("at", Date.from(wanted.at()))).replaceWithVoid();
        });
    }

    /** Those of a subscription, the first asked for first. */
    Uni<List<Redelivery>> of(UUID webhook) {
        return redeliveries.find(new Document("webhook", webhook.toString()), new FindOptions().sort(new Document("_id", 1))).map(stored -> new Redelivery(UUID.fromString(stored.getString("_id")),
                webhook, Place.parse(stored.getString("next")), Place.parse(stored.getString("last")), stored.getString("author"), stored.getDate("at").toInstant())).collect().asList();
    }

    Uni<Void> moveOn(Redelivery to) {
        return redeliveries.updateOne(new Document("_id", to.id().toString()), new Document("$set", new Document("next", to.next().toString()))).replaceWithVoid();
    }

    Uni<Void> remove(Redelivery done) {
        return redeliveries.deleteOne(new Document("_id", done.id().toString())).replaceWithVoid();
    }

    Uni<Void> removeAll(UUID webhook) {
        return redeliveries.deleteMany(new Document("webhook", webhook.toString())).replaceWithVoid();
    }
}
