package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.product.Values.Value;

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

    /** @return whether all are in; if not, at least the first is not */
    Uni<Boolean> insertInOrder(List<ProductRevision> following) {
        return CatalogDatabase.insertInOrder(revisions, following.stream().map(Revisions::document).toList());
    }

    /** Takes back revisions that have no head. */
    Uni<Void> delete(Collection<RevisionRef> orphans) {
        return orphans.isEmpty() ? Uni.createFrom().voidItem() : revisions.deleteMany(anyOf("_id", keys(orphans))).replaceWithVoid();
    }

    private static List<String> keys(Collection<RevisionRef> refs) {
        return refs.stream().map(RevisionRef::key).toList();
    }

    private static Document document(ProductRevision revision) {
        Document values = new Document();
        Map<Origin, List<String>> origins = new LinkedHashMap<>();
        revision.values().bySlot().forEach((slot, value) -> {
            Object data = StoredData.write(value.data());
            if (slot.scope() == null) values.append(slot.attribute(), data);
            else ((Document) values.computeIfAbsent(slot.attribute(), code -> new Document())).append(slot.scope(), data);
            origins.computeIfAbsent(value.origin(), origin -> new ArrayList<>()).add(name(slot));
        });
        return new Document("_id", revision.ref().key()).append("sku", revision.sku()).append("family", revision.family())
                .append("authors", List.copyOf(revision.authors()))
                .append("change", document(revision.change()))
                .append("values", values)
                .append("origins", documents(origins));
    }

    /** The origin that most values share comes first and names none of them: kept per value, origins would take more room than what they are about. */
    private static List<Document> documents(Map<Origin, List<String>> origins) {
        List<Document> documents = new ArrayList<>();
        origins.entrySet().stream().sorted(Comparator.comparing(origin -> -origin.getValue().size()))
                .forEach(origin -> documents.add(documents.isEmpty() ? document(origin.getKey()) : document(origin.getKey()).append("of", origin.getValue())));
        return documents;
    }

    private static ProductRevision revision(Document stored) {
        List<Document> origins = stored.getList("origins", Document.class);
        Map<String, Origin> named = new HashMap<>();
        for (Document origin : origins) origin.getList("of", String.class, List.of()).forEach(slot -> named.put(slot, origin(origin)));
        Origin most = origins.isEmpty() ? null : origin(origins.get(0));
        SortedMap<Slot, Value> values = new TreeMap<>();
        BiConsumer<Slot, Object> put = (slot, data) -> values.put(slot, new Value(StoredData.read(data), named.getOrDefault(name(slot), most)));
        stored.get("values", Document.class).forEach((attribute, data) -> {
            if (StoredData.isData(data)) put.accept(new Slot(attribute, null), data);
            else ((Document) data).forEach((scope, scoped) -> put.accept(new Slot(attribute, scope), scoped));
        });
        return new ProductRevision(RevisionRef.of(stored.getString("_id")), stored.getString("sku"), stored.getString("family"), new Values(values),
                origin(stored.get("change", Document.class)), Set.copyOf(stored.getList("authors", String.class)));
    }

    private static String name(Slot slot) {
        return slot.scope() == null ? slot.attribute() : slot.attribute() + "/" + slot.scope();
    }

    private static Document document(Origin origin) {
        Document document = new Document("author", origin.author()).append("at", Date.from(origin.at())).append("source", origin.source());
        if (origin.system() != null) document.append("system", origin.system());
        if (origin.reason() != null) document.append("reason", origin.reason());
        return document;
    }

    private static Origin origin(Document stored) {
        return new Origin(stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("source"), stored.getString("system"), stored.getString("reason"));
    }
}
