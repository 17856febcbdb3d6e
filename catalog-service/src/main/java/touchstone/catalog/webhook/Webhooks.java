package touchstone.catalog.webhook;

import com.mongodb.client.model.Sorts;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;

/**
 * Subscriptions in the database: collection {@code webhooks}, each with its place in the publication log, which is its outbox, and with its latest deliveries.
 */
@ApplicationScoped
class Webhooks {
    private static final int KEPT_DELIVERIES = 100;

    private final ReactiveMongoCollection<Document> webhooks;

    Webhooks(ReactiveMongoDatabase database) {
        this.webhooks = database.getCollection("webhooks");
    }

    Uni<Void> add(Webhook webhook) {
        return webhooks.insertOne(new Document("_id", webhook.id().toString()).append("url", webhook.url().toString()).append("channel", webhook.channel())
                .append("secret", webhook.secret().text()).append("entry", webhook.entry()).append("item", webhook.item()).append("failures", webhook.failures())
                .append("notUntil", Date.from(webhook.notUntil())).append("createdAt", Date.from(webhook.createdAt())).append("deliveries", List.of())).replaceWithVoid();
    }

    Uni<List<Webhook>> all() {
        return webhooks.find(new FindOptions().sort(Sorts.ascending("_id"))).map(Webhooks::webhook).collect().asList();
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Webhook> get(UUID id) {
        return find(id).map(Webhooks::webhook);
    }

    /** The latest attempts, newest first. Fails with {@link WebhookNotFound}. */
    Uni<List<Delivery>> deliveries(UUID id) {
        return find(id).map(found -> found.getList("deliveries", Document.class).stream().map(Webhooks::delivery).sorted((a, b) -> b.at().compareTo(a.at())).toList());
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Void> remove(UUID id) {
        return webhooks.deleteOne(key(id)).invoke(deleted -> {
            if (deleted.getDeletedCount() == 0) throw new WebhookNotFound(id);
        }).replaceWithVoid();
    }

    /** Takes the right to deliver for a while, so that of several instances one does. @return whether it is ours */
    Uni<Boolean> lease(UUID id, Instant now, Instant until) {
        Document free = key(id).append("$or", List.of(new Document("leasedUntil", null), new Document("leasedUntil", new Document("$lte", Date.from(now)))));
        return webhooks.findOneAndUpdate(free, new Document("$set", new Document("leasedUntil", Date.from(until)))).map(Objects::nonNull);
    }

    Uni<Void> release(UUID id) {
        return webhooks.updateOne(key(id), new Document("$set", new Document("leasedUntil", null))).replaceWithVoid();
    }

    /** Notes what came of the deliveries, and where to go on. */
    Uni<Void> moveOn(Webhook next, List<Delivery> deliveries) {
        List<Document> tried = deliveries.stream().map(Webhooks::document).toList();
        Document set = new Document("entry", next.entry()).append("item", next.item()).append("failures", next.failures()).append("notUntil", Date.from(next.notUntil()));
        return webhooks.updateOne(key(next.id()), new Document("$set", set)
                .append("$push", new Document("deliveries", new Document("$each", tried).append("$slice", -KEPT_DELIVERIES)))).replaceWithVoid();
    }

    private Uni<Document> find(UUID id) {
        return webhooks.find(key(id)).collect().first().onItem().ifNull().failWith(() -> new WebhookNotFound(id));
    }

    private static Document key(UUID id) {
        return new Document("_id", id.toString());
    }

    private static Webhook webhook(Document stored) {
        return new Webhook(UUID.fromString(stored.getString("_id")), URI.create(stored.getString("url")), stored.getString("channel"), new Secret(stored.getString("secret")),
                stored.getLong("entry"), stored.getInteger("item"), stored.getInteger("failures"), stored.getDate("notUntil").toInstant(), stored.getDate("createdAt").toInstant());
    }

    private static Document document(Delivery delivery) {
        return new Document("event", delivery.event()).append("type", delivery.type()).append("subject", delivery.subject()).append("attempt", delivery.attempt())
                .append("status", delivery.status()).append("failure", delivery.failure()).append("at", Date.from(delivery.at()));
    }

    private static Delivery delivery(Document stored) {
        return new Delivery(stored.getString("event"), stored.getString("type"), stored.getString("subject"), stored.getInteger("attempt"), stored.getInteger("status"),
                stored.getString("failure"), stored.getDate("at").toInstant());
    }
}
