package touchstone.catalog.imports;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.product.Finding;
import touchstone.commons.Cursor;

/**
 * Imports in the database: collection {@code imports}, and their results in {@code importResults} ("import:batch"), a batch of rows each, since those of a large file
 * would not fit into one document, as the JSON they are answered with, since nobody looks for one of them. Kept for good: a value's origin names its import.
 */
@ApplicationScoped
class Imports {
    private static final int BATCHES_PER_PAGE = 2;

    private final ReactiveMongoCollection<Document> imports;
    private final ReactiveMongoCollection<Document> results;
    private final ObjectMapper json;

    Imports(ReactiveMongoDatabase database, ObjectMapper json) {
        this.imports = database.getCollection("imports");
        this.results = database.getCollection("importResults");
        this.json = json;
    }

    Uni<Void> begin(UUID id, String author, Instant at, List<Finding> findings) {
        return imports.insertOne(new Document("_id", id.toString()).append("author", author).append("startedAt", Date.from(at))
                .append("rows", map(RowCounts.NONE)).append("batches", 0).append("findings", findings.stream().map(this::map).toList())).replaceWithVoid();
    }

    /** Adds the results of a batch. They count from the write that follows. */
    Uni<Void> add(UUID id, int batch, List<RowResult> rows, RowCounts soFar) {
        return results.insertOne(new Document("_id", id + ":" + batch).append("batch", batch).append("results", write(rows)))
                .chain(() -> set(id, new Document("rows", map(soFar)).append("batches", batch + 1)));
    }

    Uni<Void> finish(UUID id, Instant at) {
        return set(id, new Document("finishedAt", Date.from(at)));
    }

    /** Fails with {@link ImportNotFound} or {@link Cursor.MalformedCursor}. @param after the cursor of the results, null for the first */
    Uni<ImportView> read(UUID id, String after) {
        int first = after == null ? 0 : position(after);
        return imports.find(new Document("_id", id.toString())).collect().first()
                .onItem().ifNull().failWith(() -> new ImportNotFound(id))
                .chain(stored -> {
                    int end = Math.min(stored.getInteger("batches"), first + BATCHES_PER_PAGE);
                    String next = end < stored.getInteger("batches") ? String.valueOf(end) : null;
                    return results(id, first, end).map(rows -> view(id, stored, rows, next));
                });
    }

    private Uni<List<RowResult>> results(UUID id, int first, int end) {
        return results.find(anyOf("_id", IntStream.range(first, end).mapToObj(batch -> id + ":" + batch).toList())).collect().asList()
                .map(batches -> batches.stream().sorted(Comparator.comparing(batch -> batch.getInteger("batch")))
                        .flatMap(batch -> read(batch.getString("results")).stream()).toList());
    }

    private ImportView view(UUID id, Document stored, List<RowResult> rows, String next) {
        Date finished = stored.getDate("finishedAt");
        return new ImportView(id, stored.getString("author"), stored.getDate("startedAt").toInstant(), finished == null ? null : finished.toInstant(),
                json.convertValue(stored.get("rows"), RowCounts.class), json.convertValue(stored.get("findings"), new TypeReference<List<Finding>>() {}), rows, next);
    }

    private Uni<Void> set(UUID id, Document fields) {
        return imports.updateOne(new Document("_id", id.toString()), new Document("$set", fields)).replaceWithVoid();
    }

    private Document map(Object value) {
        return new Document(json.convertValue(value, new TypeReference<Map<String, Object>>() {}));
    }

    private String write(List<RowResult> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RowResult> read(String rows) {
        try {
            return json.readValue(rows, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int position(String after) {
        if (!after.matches("\\d{1,6}")) throw new Cursor.MalformedCursor();
        return Integer.parseInt(after);
    }
}
