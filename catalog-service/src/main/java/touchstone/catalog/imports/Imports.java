package touchstone.catalog.imports;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.imports.ImportView.State;
import touchstone.catalog.product.Finding;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.problem.Problem;

/**
 * Imports in the database: collection {@code imports}, and their results in {@code importResults} ("import:batch"), a batch of rows each and as JSON, since those
 * of a large file would not fit into one document. Kept for good: a value's origin names its import.
 */
@ApplicationScoped
class Imports {
    private static final int BATCHES_PER_PAGE = 2;
    // A document holds 16 MB; a character takes up to three bytes.
    private static final int LONGEST_PART = 4_000_000;

    private final ReactiveMongoCollection<Document> imports;
    private final ReactiveMongoCollection<Document> results;
    private final ObjectMapper json;

    Imports(ReactiveMongoDatabase database, ObjectMapper json) {
        this.imports = database.getCollection("imports");
        this.results = database.getCollection("importResults");
        this.json = json;
    }

    /** How far an import is that is taken as a whole or not at all: it is only looked at, it is written, or what was written is undone. */
    enum Phase { LOOKING, WRITING, UNDOING }

    /** An import that somebody is to take in. @param pieces how many pieces its file has @param rows how far it is @param attempts how often it was begun before */
    record Claim(ImportOrder order, int pieces, RowCounts rows, int batches, int attempts, Phase phase) {
        static Claim begun(ImportOrder order, int pieces) {
            return new Claim(order, pieces, RowCounts.NONE, 0, 1, Phase.LOOKING);
        }
    }

    /** Notes an import that is to be taken in when there is time. */
    Uni<Void> queue(ImportOrder order, int pieces, Instant now) {
        return add(order, State.WAITING, pieces, 0, now);
    }

    /** Notes an import that the caller takes in now, and that others go on with should the caller not end it. */
    Uni<Claim> take(ImportOrder order, int pieces, Instant now) {
        return add(order, State.RUNNING, pieces, 1, now).replaceWith(Claim.begun(order, pieces));
    }

    private Uni<Void> add(ImportOrder order, State state, int pieces, int attempts, Instant now) {
        return imports.insertOne(new Document("_id", order.id().toString()).append("order", write(order)).append("author", order.author()).append("state", state.name())
                .append("rows", map(RowCounts.NONE)).append("batches", 0).append("findings", "[]").append("pieces", pieces).append("attempts", attempts).append("alive", Date.from(now)))
                .replaceWithVoid();
    }

    /** The next import that waits, or that was left in the middle: now it is the caller's. Null if there is none. */
    Uni<Claim> claim(Instant now, Duration patience) {
        Document waiting = new Document("state", State.WAITING.name());
        Document left = new Document("state", new Document("$in", List.of(State.RUNNING.name(), State.UNDOING.name()))).append("pieces", new Document("$gt", 0))
                .append("alive", new Document("$lt", Date.from(now.minus(patience))));
        return imports.find(new Document("$or", List.of(waiting, left))).collect().first().onItem().ifNotNull().transformToUni(found -> imports.findOneAndUpdate(
                new Document("_id", found.get("_id")).append("attempts", found.get("attempts")),
                new Document("$set", new Document("state", state(found) == State.UNDOING ? State.UNDOING.name() : State.RUNNING.name()).append("alive", Date.from(now))
                        .append("attempts", found.getInteger("attempts") + 1)))
                .map(won -> won == null ? null : new Claim(read(won.getString("order"), ImportOrder.class), won.getInteger("pieces"), json.convertValue(won.get("rows"), RowCounts.class),
                        won.getInteger("batches"), won.getInteger("attempts"), phase(won))));
    }

    /** Notes that an import begins, or goes on. */
    Uni<Void> begin(ImportOrder order, List<Finding> findings, RowCounts rows, int batches) {
        return imports.updateOne(new Document("_id", order.id().toString()), new Document("$set", new Document("order", write(order)).append("author", order.author())
                .append("state", State.RUNNING.name()).append("rows", map(rows)).append("batches", batches).append("findings", write(findings))), new UpdateOptions().upsert(true)).replaceWithVoid();
    }

    /** Notes that rows are written from now on. They replace what was said of them before. */
    Uni<Void> writing(UUID id) {
        return set(id, new Document("writing", true).append("rows", map(RowCounts.NONE)).append("batches", 0));
    }

    /** Notes that what was written is undone from now on. @param why what stopped the import */
    Uni<Void> undoing(UUID id, List<Finding> why) {
        return set(id, new Document("state", State.UNDOING.name()).append("findings", write(why)));
    }

    /** Has what was written of an import undone that was to go in as a whole and is given up. @return whether it was, which is not so before its rows are written, and for others */
    Uni<Boolean> undoingGivenUp(UUID id, List<Finding> why) {
        return imports.updateOne(new Document("_id", id.toString()).append("writing", true).append("state", State.RUNNING.name()),
                new Document("$set", new Document("state", State.UNDOING.name()).append("findings", write(why)).append("attempts", 0))).map(written -> written.getModifiedCount() == 1);
    }

    /**
     * Asks for an import to be stopped. One that waits is stopped by that; one that runs stops after its present batch of rows.
     * Fails with {@link ImportNotFound} or {@link ImportOver}.
     *
     * @return how many pieces of its file are to be forgotten
     */
    Uni<Integer> cancel(UUID id, Instant now) {
        return get(id).chain(found -> switch (state(found)) {
            case WAITING -> imports.updateOne(new Document("_id", id.toString()).append("attempts", found.get("attempts")), new Document("$set", new Document("state", State.CANCELLED.name())
                            .append("cancelled", true).append("finishedAt", Date.from(now)).append("attempts", found.getInteger("attempts") + 1)))
                    .chain(written -> written.getModifiedCount() == 1 ? Uni.createFrom().item(found.getInteger("pieces")) : cancel(id, now));
            case RUNNING, UNDOING -> set(id, new Document("cancelled", true)).replaceWith(0);
            case CANCELLED -> Uni.createFrom().item(0);
            default -> throw new ImportOver(id, state(found));
        });
    }

    /** Newest first. @param author whose, null for everybody's @param after the last one seen, null for the start */
    Uni<Page<ImportView>> page(String author, UUID after, int limit) {
        Document filter = new Document();
        if (author != null) filter.append("author", author);
        if (after != null) filter.append("_id", new Document("$lt", after.toString()));
        return imports.find(filter, new FindOptions().sort(new Document("_id", -1)).limit(limit + 1)).collect().asList()
                .map(found -> Page.of(found, limit, stored -> view(id(stored), stored, null, null), Imports::id));
    }

    /** The rows that were taken in, by their sku. @param batches of how many batches */
    Uni<Map<String, Long>> taken(UUID id, int batches) {
        return results(id, 0, batches).map(rows -> rows.stream().filter(row -> row.outcome() != RowResult.Outcome.REFUSED).collect(Collectors.toMap(RowResult::sku, RowResult::row)));
    }

    /**
     * Adds the results of some rows. They count from the write that follows.
     *
     * @param first    the number of the batch they make
     * @param progress how much of the file was read, null if that cannot be told
     * @return whether somebody asked for the import to be stopped, and the number of the next batch
     */
    Uni<Added> add(UUID id, int first, List<RowResult> rows, RowCounts soFar, Double progress, Instant now) {
        List<String> parts = parts(rows);
        return results.bulkWrite(IntStream.range(0, parts.size()).mapToObj(part -> new ReplaceOneModel<>(new Document("_id", id + ":" + (first + part)),
                        new Document("_id", id + ":" + (first + part)).append("batch", first + part).append("results", parts.get(part)), new ReplaceOptions().upsert(true))).toList())
                .chain(() -> imports.findOneAndUpdate(new Document("_id", id.toString()), new Document("$set", new Document("rows", map(soFar)).append("batches", first + parts.size())
                        .append("progress", progress).append("alive", Date.from(now)))))
                .map(stored -> new Added(first + parts.size(), stored.getBoolean("cancelled", false)));
    }

    /** @param next the number of the next batch */
    record Added(int next, boolean cancelled) {}

    /** The results of one batch. */
    Uni<List<RowResult>> batch(UUID id, int number) {
        return results(id, number, number + 1);
    }

    /** Says something else of the rows of a batch. @param rows what became of all rows by now */
    Uni<Void> replace(UUID id, int number, List<RowResult> batch, RowCounts rows, Instant now) {
        return results.updateOne(new Document("_id", id + ":" + number), new Document("$set", new Document("results", write(batch))))
                .chain(() -> set(id, new Document("rows", map(rows)).append("alive", Date.from(now))));
    }

    /** Whether somebody asked for it to be stopped, and what was said of it as a whole. */
    record Told(boolean cancelled, List<Finding> findings) {}

    Uni<Told> told(UUID id) {
        return get(id).map(stored -> new Told(stored.getBoolean("cancelled", false), List.of(read(stored.getString("findings"), Finding[].class))));
    }

    Uni<Void> note(UUID id, List<Finding> findings) {
        return set(id, new Document("findings", write(findings)));
    }

    Uni<Void> finish(UUID id, State state, Instant at) {
        return set(id, new Document("state", state.name()).append("finishedAt", Date.from(at)));
    }

    Uni<Void> fail(UUID id, Problem problem, Instant at) {
        return set(id, new Document("state", State.FAILED.name()).append("finishedAt", Date.from(at)).append("problem", write(Map.of("type", problem.type(), "detail", problem.detail()))));
    }

    /** The results as JSON, in as many parts as they need to fit into documents. */
    private List<String> parts(List<RowResult> rows) {
        String whole = write(rows);
        if (whole.length() < LONGEST_PART || rows.size() == 1) return List.of(whole);
        int half = rows.size() / 2;
        return Stream.concat(parts(rows.subList(0, half)).stream(), parts(rows.subList(half, rows.size())).stream()).toList();
    }

    /** Fails with {@link ImportNotFound} or {@link Cursor.MalformedCursor}. @param after the cursor of the results, null for the first */
    Uni<ImportView> read(UUID id, String after) {
        int first = after == null ? 0 : position(after);
        return get(id).chain(stored -> {
                    int end = Math.min(stored.getInteger("batches"), first + BATCHES_PER_PAGE);
                    String next = end < stored.getInteger("batches") ? String.valueOf(end) : null;
                    return results(id, first, end).map(rows -> view(id, stored, rows, next));
                });
    }

    private Uni<Document> get(UUID id) {
        return imports.find(new Document("_id", id.toString())).collect().first().onItem().ifNull().failWith(() -> new ImportNotFound(id));
    }

    private static UUID id(Document stored) {
        return UUID.fromString(stored.getString("_id"));
    }

    private static State state(Document stored) {
        return State.valueOf(stored.getString("state"));
    }

    private static Phase phase(Document stored) {
        if (state(stored) == State.UNDOING) return Phase.UNDOING;
        return stored.getBoolean("writing", false) ? Phase.WRITING : Phase.LOOKING;
    }

    private Uni<List<RowResult>> results(UUID id, int first, int end) {
        return results.find(anyOf("_id", IntStream.range(first, end).mapToObj(batch -> id + ":" + batch).toList())).collect().asList()
                .map(batches -> batches.stream().sorted(Comparator.comparing(batch -> batch.getInteger("batch")))
                        .flatMap(batch -> Stream.of(read(batch.getString("results"), RowResult[].class))).toList());
    }

    private ImportView view(UUID id, Document stored, List<RowResult> rows, String next) {
        Date finished = stored.getDate("finishedAt");
        ImportOrder order = read(stored.getString("order"), ImportOrder.class);
        return new ImportView(id, order.author(), order.format(), order.mapping(), order.dryRun(), order.allOrNothing(), state(stored), order.at(),
                stored.getDouble("progress"), problem(stored), finished == null ? null : finished.toInstant(), json.convertValue(stored.get("rows"), RowCounts.class),
                List.of(read(stored.getString("findings"), Finding[].class)), rows, next);
    }

    private ImportView.Failure problem(Document stored) {
        return stored.getString("problem") == null ? null : read(stored.getString("problem"), ImportView.Failure.class);
    }

    private Uni<Void> set(UUID id, Document fields) {
        return imports.updateOne(new Document("_id", id.toString()), new Document("$set", fields)).replaceWithVoid();
    }

    private Document map(Object value) {
        return new Document(json.convertValue(value, new TypeReference<Map<String, Object>>() {}));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int position(String after) {
        if (!after.matches("\\d{1,6}")) throw new Cursor.MalformedCursor();
        return Integer.parseInt(after);
    }
}
