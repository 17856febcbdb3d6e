package touchstone.catalog.webhook;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.webhook.Webhook.Earlier;
import touchstone.catalog.webhook.Webhook.State;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.webhook.Secret;

/**
 * Subscriptions in the database: collection {@code webhooks}, each with its place in the publication log, which is its outbox, and {@code webhookDeliveries}
 * ("webhook:number"), the latest {@value #KEPT} attempts of each.
 */
@ApplicationScoped
class Webhooks {
    private static final int KEPT = 10_000;

    private final ReactiveMongoCollection<Document> webhooks;
    private final ReactiveMongoCollection<Document> deliveries;

    Webhooks(ReactiveMongoDatabase database) {
        this.webhooks = database.getCollection("webhooks");
        this.deliveries = database.getCollection("webhookDeliveries");
    }

    Uni<Void> add(Webhook webhook) {
        return webhooks.insertOne(key(webhook.id()).append("url", webhook.url().toString()).append("channel", webhook.channel()).append("createdAt", Date.from(webhook.createdAt()))
                .append("logged", 0L).append("entry", webhook.next().entry()).append("item", webhook.next().item()).append("failures", 0).append("failingSince", null)
                .append("notUntil", Date.from(webhook.notUntil())).append("secret", webhook.secret().text()).append("earlier", List.of()).append("state", webhook.state().name())
                .append("reason", null).append("revision", webhook.revision())).replaceWithVoid();
    }

    Uni<List<Webhook>> all() {
        return webhooks.find(new FindOptions().sort(Sorts.ascending("_id"))).map(Webhooks::webhook).collect().asList();
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Webhook> get(UUID id) {
        return webhooks.find(key(id)).map(Webhooks::webhook).collect().first().onItem().ifNull().failWith(() -> new WebhookNotFound(id));
    }

    /** Attempts, newest first. Fails with {@link WebhookNotFound}. @param before the number of the last one seen, null for the start */
    Uni<Page<Delivery>> deliveries(UUID id, Long before, int limit) {
        return get(id).chain(webhook -> {
            long end = before == null ? webhook.logged() : Math.min(webhook.logged(), before);
            List<String> keys = LongStream.range(Math.max(0, end - limit - 1), end).mapToObj(number -> id + ":" + number).toList();
            return deliveries.find(anyOf("_id", keys)).collect().asList()
                    .map(found -> found.stream().sorted((a, b) -> Long.compare(b.getLong("number"), a.getLong("number"))).toList())
                    .map(found -> Page.of(found, limit, Webhooks::delivery, stored -> stored.getLong("number")));
        });
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Void> remove(UUID id) {
        return get(id).chain(webhook -> webhooks.deleteOne(key(id)).chain(() -> forget(id, Math.max(0, webhook.logged() - 2 * KEPT), webhook.logged())));
    }

    /** Saves what somebody changed of a subscription, but not its place. Fails with {@link Revision.RevisionOutdated}. */
    Uni<Webhook> change(Webhook to) {
        Document set = new Document("secret", to.secret().text())
                .append("earlier", to.earlier().stream().map(it -> new Document("secret", it.secret().text()).append("until", Date.from(it.until()))).toList())
                .append("state", to.state().name()).append("reason", to.reason()).append("revision", to.revision());
        // One that delivers has a place, and failures, of its own meanwhile.
        if (to.failures() == 0) set.append("failures", 0).append("failingSince", null).append("notUntil", Date.from(to.notUntil()));
        Document before = key(to.id()).append("revision", to.revision() == 2 ? new Document("$in", Arrays.asList(1L, null)) : to.revision() - 1);
        return webhooks.updateOne(before, new Document("$set", set)).invoke(updated -> {
            if (updated.getMatchedCount() == 0) throw new Revision.RevisionOutdated(new Revision(to.revision()));
        }).replaceWith(to);
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
    Uni<Void> moveOn(Webhook next, List<Delivery> tried) {
        long logged = next.logged() + tried.size();
        Document set = new Document("entry", next.next().entry()).append("item", next.next().item()).append("failures", next.failures()).append("failingSince", date(next.failingSince()))
                .append("notUntil", Date.from(next.notUntil())).append("logged", logged);
        Uni<Void> log = tried.isEmpty() ? Uni.createFrom().voidItem() : deliveries.bulkWrite(IntStream.range(0, tried.size()).mapToObj(at -> {
            Document document = document(next.id(), next.logged() + at, tried.get(at));
            return new ReplaceOneModel<>(new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
        }).toList()).replaceWithVoid();
        return log.chain(() -> webhooks.updateOne(key(next.id()), new Document("$set", set)))
                .chain(() -> logged <= KEPT || tried.isEmpty() ? Uni.createFrom().voidItem() : forget(next.id(), Math.max(0, next.logged() - KEPT), logged - KEPT));
    }

    private Uni<Void> forget(UUID id, long from, long to) {
        return deliveries.deleteMany(anyOf("_id", LongStream.range(from, to).mapToObj(number -> id + ":" + number).toList())).replaceWithVoid();
    }

    private static Document key(UUID id) {
        return new Document("_id", id.toString());
    }

    private static Webhook webhook(Document stored) {
        return new Webhook(UUID.fromString(stored.getString("_id")), URI.create(stored.getString("url")), stored.getString("channel"), new Secret(stored.getString("secret")),
                stored.getList("earlier", Document.class, List.of()).stream().map(it -> new Earlier(new Secret(it.getString("secret")), it.getDate("until").toInstant())).toList(),
                new Place(stored.getLong("entry"), stored.getInteger("item")), stored.getInteger("failures"), instant(stored.getDate("failingSince")), stored.getDate("notUntil").toInstant(),
                State.valueOf(stored.get("state", State.ACTIVE.name())), stored.getString("reason"), stored.get("revision", 1L), stored.get("logged", 0L), stored.getDate("createdAt").toInstant());
    }

    private static Document document(UUID webhook, long number, Delivery delivery) {
        return new Document("_id", webhook + ":" + number).append("number", number).append("event", delivery.event()).append("type", delivery.type()).append("subject", delivery.subject())
                .append("attempt", delivery.attempt()).append("again", delivery.again()).append("status", delivery.status()).append("failure", delivery.failure()).append("at", Date.from(delivery.at()));
    }

    private static Delivery delivery(Document stored) {
        return new Delivery(stored.getString("event"), stored.getString("type"), stored.getString("subject"), stored.getInteger("attempt"), stored.getBoolean("again"),
                stored.getInteger("status"), stored.getString("failure"), stored.getDate("at").toInstant());
    }

    private static Date date(Instant at) {
        return at == null ? null : Date.from(at);
    }

    private static Instant instant(Date at) {
        return at == null ? null : at.toInstant();
    }
}
