package touchstone.catalog.imports;

import com.mongodb.client.model.ReplaceOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Revision;

/** Mappings in the database: collection {@code importMappings}, by code, as the JSON they came in. */
@ApplicationScoped
class Mappings {
    private final ReactiveMongoCollection<Document> mappings;
    private final ObjectMapper json;

    Mappings(ReactiveMongoDatabase database, ObjectMapper json) {
        this.mappings = database.getCollection("importMappings");
        this.json = json;
    }

    Uni<List<MappingView>> all() {
        return mappings.find().map(this::view).collect().asList().map(list -> list.stream().sorted(java.util.Comparator.comparing(MappingView::code)).toList());
    }

    /** Fails with {@link MappingNotFound}. */
    Uni<MappingView> get(String code) {
        return mappings.find(new Document("_id", code)).collect().first().onItem().ifNull().failWith(() -> new MappingNotFound(code)).map(this::view);
    }

    /** Adds a mapping. Fails with {@link Revision.IfMatchRequired} if there is one of this code. */
    Uni<MappingView> add(String code, Mapping mapping, String author, Instant at) {
        return CatalogDatabase.insert(mappings, List.of(document(code, mapping, 1, author, at)))
                .invoke(taken -> {
                    if (!taken.isEmpty()) Revision.required(null);
                })
                .chain(() -> get(code));
    }

    /** Fails with {@link MappingNotFound} or {@link Revision.RevisionOutdated}. */
    Uni<MappingView> replace(String code, Mapping mapping, Revision expected, String author, Instant at) {
        return get(code).invoke(present -> new Revision(present.revision()).mustBe(expected))
                .chain(present -> mappings.replaceOne(new Document("_id", code).append("revision", expected.number()), document(code, mapping, expected.number() + 1, author, at), new ReplaceOptions()))
                .invoke(replaced -> {
                    if (replaced.getMatchedCount() == 0) throw new Revision.RevisionOutdated(new Revision(expected.number() + 1));
                })
                .chain(() -> get(code));
    }

    /** Fails with {@link MappingNotFound} or {@link Revision.RevisionOutdated}. */
    Uni<Void> remove(String code, Revision expected) {
        return get(code).invoke(present -> new Revision(present.revision()).mustBe(expected))
                .chain(present -> mappings.deleteOne(new Document("_id", code).append("revision", expected.number()))).replaceWithVoid();
    }

    private Document document(String code, Mapping mapping, long revision, String author, Instant at) {
        try {
            return new Document("_id", code).append("revision", revision).append("author", author).append("at", Date.from(at)).append("mapping", json.writeValueAsString(mapping));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MappingView view(Document stored) {
        try {
            return new MappingView(stored.getString("_id"), stored.getLong("revision"), stored.getString("author"), stored.getDate("at").toInstant(),
                    json.readValue(stored.getString("mapping"), Mapping.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
