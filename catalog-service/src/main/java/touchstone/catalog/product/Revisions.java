package touchstone.catalog.product;

import static java.util.stream.Collectors.toMap;
import static touchstone.catalog.CatalogDatabase.anyOf;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;

/** What products say and said: collection {@code revisions}, by "product:number". Written once by {@link Products}, never changed. */
@ApplicationScoped
public class Revisions {
    private final ReactiveMongoCollection<Document> revisions;

    Revisions(ReactiveMongoDatabase database) {
        this.revisions = database.getCollection("revisions");
    }

    /** Those that exist of the revisions asked for. */
    public Uni<Map<RevisionRef, ProductRevision>> of(Collection<RevisionRef> refs) {
        return revisions.find(anyOf("_id", keys(refs))).map(Revisions::revision).collect().asMap(ProductRevision::ref);
    }

    /** @return those whose number is taken */
    Uni<List<RevisionRef>> insert(List<ProductRevision> added) {
        return CatalogDatabase.insert(revisions, added.stream().map(Revisions::document).toList())
                .map(taken -> taken.stream().map(position -> added.get(position).ref()).toList());
    }

    /** Takes back revisions that have no head. */
    Uni<Void> delete(Collection<RevisionRef> orphans) {
        return orphans.isEmpty() ? Uni.createFrom().voidItem() : revisions.deleteMany(anyOf("_id", keys(orphans))).replaceWithVoid();
    }

    private static List<String> keys(Collection<RevisionRef> refs) {
        return refs.stream().map(RevisionRef::key).toList();
    }

    private static Document document(ProductRevision revision) {
        return new Document("_id", revision.ref().key())
                .append("product", revision.ref().id().toString()).append("number", revision.ref().revision())
                .append("sku", revision.sku()).append("family", revision.family())
                .append("authors", List.copyOf(revision.authors()))
                .append("change", document(revision.change()))
                .append("values", revision.values().bySlot().entrySet().stream()
                        .map(value -> new Document("attribute", value.getKey().attribute()).append("scope", value.getKey().scope())
                                .append("data", StoredData.write(value.getValue().data())).append("origin", document(value.getValue().origin())))
                        .toList());
    }

    private static ProductRevision revision(Document stored) {
        Map<Slot, Values.Value> values = stored.getList("values", Document.class).stream().collect(toMap(
                value -> new Slot(value.getString("attribute"), value.getString("scope")),
                value -> new Values.Value(StoredData.read(value.get("data")), origin(value.get("origin", Document.class)))));
        return new ProductRevision(new RevisionRef(UUID.fromString(stored.getString("product")), stored.getLong("number")),
                stored.getString("sku"), stored.getString("family"), new Values(new TreeMap<>(values)), origin(stored.get("change", Document.class)),
                Set.copyOf(stored.getList("authors", String.class)));
    }

    private static Document document(Origin origin) {
        return new Document("author", origin.author()).append("at", Date.from(origin.at())).append("source", origin.source());
    }

    private static Origin origin(Document stored) {
        return new Origin(stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("source"));
    }
}
