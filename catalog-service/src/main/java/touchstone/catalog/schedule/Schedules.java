package touchstone.catalog.schedule;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import touchstone.catalog.product.Finding;
import touchstone.catalog.schedule.Schedule.State;

/** What is scheduled, in the database: collection {@code schedules}. The {@code version} of each counts how often it was taken up, so that one instance alone does it. */
@ApplicationScoped
public class Schedules {
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_OF_A_PRODUCT = 500;
    /** After that, an instance that took something up is taken for dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReactiveMongoCollection<Document> schedules;
    private final ObjectMapper json;

    Schedules(ReactiveMongoDatabase database, ObjectMapper json) {
        this.schedules = database.getCollection("schedules");
        this.json = json;
    }

    public Uni<Void> declareIndexes() {
        return schedules.createIndex(new Document("state", 1).append("dueAt", 1))
                .chain(() -> schedules.createIndex(new Document("product", 1).append("_id", 1)))
                .chain(() -> schedules.createIndex(new Document("_id", 1).append("version", 1), new IndexOptions().unique(true))).replaceWithVoid();
    }

    Uni<Void> add(Schedule wanted) {
        return schedules.insertOne(new Document("_id", wanted.id().toString()).append("version", 0).append("product", wanted.product().toString())
                .append("act", wanted.act().name()).append("revision", wanted.revision()).append("channel", wanted.channel()).append("locale", wanted.locale())
                .append("dueAt", Date.from(wanted.dueAt())).append("author", wanted.author()).append("state", wanted.state().name())).replaceWithVoid();
    }

    /** Those of a product, the earliest made first. */
    Uni<List<Schedule>> of(UUID product) {
        return schedules.find(new Document("product", product.toString()), new FindOptions().sort(new Document("_id", 1)).limit(MOST_OF_A_PRODUCT))
                .map(this::schedule).collect().asList();
    }

    /** What is due and not done, with its version. */
    Uni<Map<Schedule, Integer>> due(Instant now) {
        Document pending = new Document("state", State.PENDING.name()).append("dueAt", new Document("$lte", Date.from(now)));
        Document left = new Document("state", State.RUNNING.name()).append("takenAt", new Document("$lte", Date.from(now.minus(PATIENCE))));
        return schedules.find(new Document("$or", List.of(pending, left)), new FindOptions().sort(new Document("dueAt", 1).append("_id", 1)).limit(MOST_AT_ONCE))
                .collect().asMap(this::schedule, stored -> stored.getInteger("version"));
    }

    /** @return whether it is now for the caller, and nobody else, to do */
    Uni<Boolean> take(Schedule schedule, int version, Instant now) {
        return set(schedule.id(), version, new Document("state", State.RUNNING.name()).append("takenAt", Date.from(now)).append("version", version + 1));
    }

    Uni<Boolean> finish(Schedule schedule, int version, State state, List<Finding> reasons, Instant now) {
        List<Document> findings = reasons.stream().map(reason -> new Document(json.convertValue(reason, new TypeReference<Map<String, Object>>() {}))).toList();
        return set(schedule.id(), version, new Document("state", state.name()).append("doneAt", Date.from(now)).append("reasons", findings).append("version", version + 1));
    }

    /** Fails with {@link ScheduleNotFound} or {@link ScheduleNotPending}. */
    Uni<Void> cancel(UUID product, UUID id, Instant now) {
        return schedules.find(new Document("_id", id.toString())).collect().first().chain(stored -> {
            if (stored == null || !stored.getString("product").equals(product.toString())) throw new ScheduleNotFound(id);
            if (!stored.getString("state").equals(State.PENDING.name())) throw new ScheduleNotPending(id);
            return finish(schedule(stored), stored.getInteger("version"), State.CANCELLED, List.of(), now);
        }).invoke(cancelled -> {
            if (!cancelled) throw new ScheduleNotPending(id);
        }).replaceWithVoid();
    }

    private Uni<Boolean> set(UUID id, int version, Document fields) {
        return schedules.updateOne(new Document("_id", id.toString()).append("version", version), new Document("$set", fields)).map(updated -> updated.getModifiedCount() == 1);
    }

    private Schedule schedule(Document stored) {
        Date doneAt = stored.getDate("doneAt");
        return new Schedule(UUID.fromString(stored.getString("_id")), UUID.fromString(stored.getString("product")), Schedule.Act.valueOf(stored.getString("act")),
                stored.getLong("revision"), stored.getString("channel"), stored.getString("locale"), stored.getDate("dueAt").toInstant(), stored.getString("author"),
                State.valueOf(stored.getString("state")), doneAt == null ? null : doneAt.toInstant(),
                json.convertValue(stored.get("reasons", List.of()), new TypeReference<List<Finding>>() {}));
    }
}
