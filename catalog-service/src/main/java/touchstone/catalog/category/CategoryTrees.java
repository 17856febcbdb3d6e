package touchstone.catalog.category;

import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Revision;

/**
 * The trees in the database: collection {@code categoryTrees}, by code, as they are now, and {@code categoryTreeRevisions}, by "code:number", as they were and are.
 *
 * <p>A revision is written first, and that insert decides who wins. Where the present tree does not follow, because the process ended in between,
 * the next change finds the number taken and moves it on.
 */
@ApplicationScoped
public class CategoryTrees {
    private final ReactiveMongoCollection<Document> trees;
    private final ReactiveMongoCollection<Document> revisions;

    CategoryTrees(ReactiveMongoDatabase database) {
        this.trees = database.getCollection("categoryTrees");
        this.revisions = database.getCollection("categoryTreeRevisions");
    }

    /** Which revision each tree is at: cheap to ask, and often. */
    public Uni<Map<String, Long>> versions() {
        return trees.find(new FindOptions().projection(new Document("revision", 1))).collect().asMap(stored -> stored.getString("_id"), stored -> stored.getLong("revision"));
    }

    /** All trees, by their codes: a handful. */
    public Uni<List<TreeRevision>> all() {
        return trees.find().map(CategoryTrees::revision).collect().asList()
                .map(found -> found.stream().sorted(Comparator.comparing(it -> it.tree().code())).toList());
    }

    /** Those of the trees that there are. */
    public Uni<Map<String, CategoryTree>> of(Set<String> codes) {
        return trees.find(CatalogDatabase.anyOf("_id", codes)).map(CategoryTrees::revision).map(TreeRevision::tree).collect().asMap(CategoryTree::code);
    }

    /** Fails with {@link CategoryTreeNotFound}. */
    Uni<TreeRevision> get(String code) {
        return trees.find(new Document("_id", code)).map(CategoryTrees::revision).collect().first().onItem().ifNull().failWith(() -> new CategoryTreeNotFound(code));
    }

    /** Fails with {@link CategoryTreeNotFound}. */
    Uni<TreeRevision> get(String code, long number) {
        return revisions.find(new Document("_id", key(code, number))).map(CategoryTrees::revision).collect().first().onItem().ifNull().failWith(() -> new CategoryTreeNotFound(code));
    }

    /** The latest revisions up to a number, newest first. */
    Uni<List<TreeRevision>> upTo(String code, long number, int limit) {
        List<String> keys = LongStream.rangeClosed(Math.max(1, number - limit + 1), number).mapToObj(it -> key(code, it)).toList();
        return revisions.find(CatalogDatabase.anyOf("_id", keys)).map(CategoryTrees::revision).collect().asList()
                .map(found -> found.stream().sorted(Comparator.comparing(TreeRevision::revision).reversed()).toList());
    }

    /** Fails with {@link CategoryTreeExists}. */
    Uni<TreeRevision> create(TreeRevision first) {
        String code = first.tree().code();
        return CatalogDatabase.insert(trees, List.of(document(code, first)))
                .invoke(taken -> {
                    if (!taken.isEmpty()) throw new CategoryTreeExists(code);
                })
                .chain(() -> CatalogDatabase.insert(revisions, List.of(document(key(code, 1), first)))).replaceWith(first);
    }

    /** Saves the next revision. Fails with {@link Revision.RevisionOutdated} where somebody else's came first. */
    Uni<TreeRevision> save(TreeRevision next) {
        String code = next.tree().code();
        return CatalogDatabase.insert(revisions, List.of(document(key(code, next.revision()), next)))
                .chain(taken -> get(code, next.revision()).chain(winner -> trees.replaceOne(
                        new Document("_id", code).append("revision", next.revision() - 1), document(code, winner), new ReplaceOptions())).invoke(() -> {
                            if (!taken.isEmpty()) throw new Revision.RevisionOutdated(new Revision(next.revision()));
                        }))
                .replaceWith(next);
    }

    private static String key(String code, long number) {
        return code + ":" + number;
    }

    private static Document document(String key, TreeRevision revision) {
        CategoryTree tree = revision.tree();
        return new Document("_id", key).append("code", tree.code()).append("revision", revision.revision()).append("author", revision.author())
                .append("at", Date.from(revision.at())).append("reason", revision.reason())
                .append("labels", new Document(Map.copyOf(tree.labels()))).append("channels", List.copyOf(tree.channels()))
                .append("categories", tree.categories().stream().map(it -> new Document("code", it.code()).append("parent", it.parent()).append("position", it.position())
                        .append("labels", new Document(Map.copyOf(it.labels())))).toList());
    }

    private static TreeRevision revision(Document stored) {
        List<Category> categories = stored.getList("categories", Document.class).stream()
                .map(it -> new Category(it.getString("code"), it.getString("parent"), it.getInteger("position"), labels(it))).toList();
        return new TreeRevision(new CategoryTree(stored.getString("code"), labels(stored), Set.copyOf(stored.getList("channels", String.class)), categories), stored.getLong("revision"),
                stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("reason"));
    }

    private static Map<String, String> labels(Document stored) {
        Map<String, String> labels = new HashMap<>();
        stored.get("labels", Document.class).forEach((locale, label) -> labels.put(locale, (String) label));
        return labels;
    }
}
