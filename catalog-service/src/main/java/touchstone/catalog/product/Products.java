package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;
import static touchstone.catalog.CatalogDatabase.insert;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import touchstone.catalog.product.Product.Status;
import touchstone.commons.Revision;

/**
 * Products in the database. Collection {@code products} holds their heads; what they say stands in their {@link Revisions}.
 *
 * <p>A revision is written first, and that insert decides who wins: its key can be taken only once. The head follows. If it does not, because the process ended
 * in between, a new product leaves a revision that nobody finds, and a repeat makes another; a changed product's head stays one behind until somebody
 * repeats the change: the insert then finds its key taken, and the head is moved on for whoever took it.
 */
@ApplicationScoped
public class Products {
    private final ReactiveMongoCollection<Document> heads;
    private final Revisions revisions;
    private final Claims claims;

    Products(ReactiveMongoDatabase database, Revisions revisions, Claims claims) {
        this.heads = database.getCollection("products");
        this.revisions = revisions;
        this.claims = claims;
    }

    public Uni<Void> declareIndexes() {
        IndexOptions unique = new IndexOptions().unique(true);
        return heads.createIndex(new Document("sku", 1), unique)
                // Rules nothing out that _id does not. The embedded server looks up a filter only by a unique index of exactly its keys, here that of a compare-and-set.
                .chain(() -> heads.createIndex(new Document("_id", 1).append("revision", 1), unique))
                .chain(() -> heads.createIndex(new Document("_id", 1).append("revision", 1).append("status", 1), unique))
                .chain(() -> heads.createIndex(new Document("status", 1).append("_id", 1)))
                .replaceWithVoid();
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<Product> get(UUID id) {
        return heads.find(new Document("_id", id.toString())).map(Products::head).collect().first()
                .onItem().ifNull().failWith(() -> new ProductNotFound(id));
    }

    public Uni<Map<UUID, Product>> byId(Collection<UUID> ids) {
        return heads.find(anyOf("_id", ids.stream().map(UUID::toString).toList())).map(Products::head).collect().asMap(Product::id);
    }

    public Uni<Map<String, Product>> bySku(Collection<String> skus) {
        return heads.find(anyOf("sku", skus)).map(Products::head).collect().asMap(Product::sku);
    }

    /** Products in the order of their ids, oldest first. @param after the last one seen, null for the start @param status null for any */
    public Uni<List<Product>> page(UUID after, Status status, int limit) {
        Document filter = new Document();
        if (after != null) filter.append("_id", new Document("$gt", after.toString()));
        if (status != null) filter.append("status", status.name());
        return heads.find(filter, new FindOptions().sort(new Document("_id", 1)).limit(limit)).map(Products::head).collect().asList();
    }

    /**
     * Saves new revisions, each for itself.
     *
     * @return those that were not saved, since another change of the same product, or another new product of the same sku, came first
     */
    public Uni<Set<RevisionRef>> save(Collection<ProductRevision> changed) {
        Map<Boolean, List<ProductRevision>> byNovelty = changed.stream().collect(Collectors.partitioningBy(ProductRevision::isFirst));
        return create(byNovelty.get(true)).chain(notCreated -> change(byNovelty.get(false))
                .map(notChanged -> Stream.concat(notCreated.stream(), notChanged.stream()).collect(Collectors.toSet())));
    }

    /** Fails with {@link Revision.RevisionOutdated} where another change came first. */
    public Uni<Void> saveOne(ProductRevision changed) {
        return save(List.of(changed)).invoke(lost -> {
            if (!lost.isEmpty()) throw new Revision.RevisionOutdated(new Revision(changed.ref().revision()));
        }).replaceWithVoid();
    }

    /**
     * Saves revisions of one product that follow each other, by one command, so that nobody finds some of them without the others.
     * Fails with {@link Revision.RevisionOutdated} where another change came first.
     */
    public Uni<Void> saveTogether(List<ProductRevision> following) {
        RevisionRef before = following.get(0).ref().previous();
        return revisions.insertInOrder(following).chain(saved -> saved
                ? follow(before, following.get(following.size() - 1).ref())
                : follow(before, following.get(0).ref()).invoke(() -> {
                    throw new Revision.RevisionOutdated(new Revision(following.get(0).ref().revision()));
                }));
    }

    /** Moves the head on to a revision that is saved, if it is still at the one before, or has come part of the way. */
    public Uni<Void> follow(RevisionRef before, RevisionRef to) {
        Document fields = new Document("revision", to.revision()).append("status", Status.DRAFT.name());
        return update(LongStream.range(before.revision(), to.revision()).mapToObj(number -> set(new RevisionRef(to.id(), number), fields)).toList());
    }

    private Uni<List<RevisionRef>> create(List<ProductRevision> created) {
        return revisions.insert(created)
                .chain(none -> insert(heads, created.stream().map(revision -> document(revision.head())).toList()))
                .map(taken -> taken.stream().map(created::get).toList())
                .call(lost -> lost.isEmpty() ? Uni.createFrom().voidItem() : claims.forget(lost))
                .map(lost -> lost.stream().map(ProductRevision::ref).toList())
                .call(revisions::delete);
    }

    private Uni<List<RevisionRef>> change(List<ProductRevision> changed) {
        // The heads of the losers move too: see above.
        return revisions.insert(changed).call(lost -> update(changed.stream()
                .map(revision -> set(revision.ref().previous(), new Document("revision", revision.ref().revision()).append("status", Status.DRAFT.name())))
                .toList()));
    }

    /** Takes back products that nobody counts on, of each of which this is the first revision and the second is the caller's. What was theirs alone is free again. */
    public Uni<Void> remove(Collection<ProductRevision> firsts) {
        if (firsts.isEmpty()) return Uni.createFrom().voidItem();
        return heads.deleteMany(anyOf("_id", firsts.stream().map(first -> first.ref().id().toString()).toList()))
                .chain(() -> claims.forget(firsts))
                .chain(() -> revisions.delete(firsts.stream().flatMap(first -> Stream.of(first.ref(), first.ref().next())).toList()));
    }

    /** Notes on the heads that these revisions are approved, where they are still the latest. */
    public Uni<Void> approved(Collection<RevisionRef> approved) {
        return update(approved.stream().map(ref -> set(ref, new Document("status", Status.APPROVED.name()))).toList());
    }

    /** Notes on the head how far this revision is, where it is still the latest, and as far as was thought. */
    public Uni<Void> mark(RevisionRef ref, Status from, Status to) {
        Document present = new Document("_id", ref.id().toString()).append("revision", ref.revision()).append("status", from.name());
        return update(List.of(new UpdateOneModel<>(present, new Document("$set", new Document("status", to.name())))));
    }

    private Uni<Void> update(List<UpdateOneModel<Document>> updates) {
        return updates.isEmpty() ? Uni.createFrom().voidItem() : heads.bulkWrite(updates, new BulkWriteOptions().ordered(false)).replaceWithVoid();
    }

    private static UpdateOneModel<Document> set(RevisionRef present, Document fields) {
        return new UpdateOneModel<>(new Document("_id", present.id().toString()).append("revision", present.revision()), new Document("$set", fields));
    }

    private static Document document(Product head) {
        return new Document("_id", head.id().toString()).append("sku", head.sku()).append("family", head.family())
                .append("revision", head.revision()).append("status", head.status().name());
    }

    private static Product head(Document stored) {
        return new Product(UUID.fromString(stored.getString("_id")), stored.getString("sku"), stored.getString("family"), stored.getLong("revision"),
                Status.valueOf(stored.getString("status")));
    }
}
