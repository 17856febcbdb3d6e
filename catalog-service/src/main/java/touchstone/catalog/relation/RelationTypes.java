package touchstone.catalog.relation;

import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.Seed;
import touchstone.commons.Revision;

/** The types of relations in the database: collection {@code relationTypes}, by code. */
@ApplicationScoped
public class RelationTypes {
    private final ReactiveMongoCollection<Document> types;

    RelationTypes(ReactiveMongoDatabase database) {
        this.types = database.getCollection("relationTypes");
    }

    /**
     * A type as it is now.
     *
     * @param author who saved it last; {@code seed} for what came with the catalog
     */
    record Stored(RelationType type, long revision, String author, Instant at, String reason) {}

    public Uni<Void> seed() {
        return Seed.plant(types, "/seed/relation-types.json");
    }

    /** All types by their codes: a handful. */
    public Uni<Map<String, RelationType>> all() {
        return stored().map(all -> {
            Map<String, RelationType> byCode = new HashMap<>();
            all.forEach(it -> byCode.put(it.type().code(), it.type()));
            return byCode;
        });
    }

    Uni<List<Stored>> stored() {
        return types.find().map(RelationTypes::type).collect().asList().map(all -> all.stream().sorted(Comparator.comparing(it -> it.type().code())).toList());
    }

    /** Fails with {@link RelationTypeNotFound}. */
    Uni<Stored> get(String code) {
        return types.find(new Document("_id", code)).map(RelationTypes::type).collect().first().onItem().ifNull().failWith(() -> new RelationTypeNotFound(code));
    }

    /** Fails with {@link RelationTypeExists}. */
    Uni<Stored> create(Stored first) {
        return CatalogDatabase.insert(types, List.of(document(first))).invoke(taken -> {
            if (!taken.isEmpty()) throw new RelationTypeExists(first.type().code());
        }).replaceWith(first);
    }

    /** Fails with {@link Revision.RevisionOutdated} where another change came first. */
    Uni<Stored> save(Stored next) {
        return types.replaceOne(new Document("_id", next.type().code()).append("revision", next.revision() - 1), document(next), new ReplaceOptions()).invoke(replaced -> {
            if (replaced.getMatchedCount() == 0) throw new Revision.RevisionOutdated(new Revision(next.revision()));
        }).replaceWith(next);
    }

    private static Document document(Stored stored) {
        return new Document("_id", stored.type().code()).append("revision", stored.revision()).append("author", stored.author()).append("at", Date.from(stored.at()))
                .append("reason", stored.reason()).append("labels", new Document(Map.copyOf(stored.type().labels())))
                .append("inverseLabels", new Document(Map.copyOf(stored.type().inverseLabels()))).append("acyclic", stored.type().acyclic());
    }

    private static Stored type(Document stored) {
        Date at = stored.getDate("at");
        return new Stored(new RelationType(stored.getString("_id"), labels(stored, "labels"), labels(stored, "inverseLabels"), stored.getBoolean("acyclic")),
                stored.get("revision", Number.class).longValue(), stored.getString("author"), at == null ? null : at.toInstant(), stored.getString("reason"));
    }

    private static Map<String, String> labels(Document stored, String member) {
        Map<String, String> labels = new HashMap<>();
        stored.get(member, Document.class).forEach((locale, label) -> labels.put(locale, (String) label));
        return labels;
    }
}
