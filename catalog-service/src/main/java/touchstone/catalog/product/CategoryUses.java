package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.UpdateOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import touchstone.catalog.category.CategoryTree;
import touchstone.catalog.category.CategoryTrees;
import touchstone.catalog.category.CategoryUse;
import touchstone.catalog.product.Neighbours.Objection;
import touchstone.catalog.product.Neighbours.Objections;

/**
 * In which categories products stand. Those that a revision changes have to be there.
 *
 * <p>Collection {@code categoryUses}, by "tree/category", remembers the products last put there, a hundred of them: whether one still stands there its revision says. So a
 * category is not taken away under what is being worked on; what is live, however much, the storefront knows.
 */
@ApplicationScoped
public class CategoryUses implements CategoryUse {
    private static final int REMEMBERED = 100;

    private final CategoryTrees trees;
    private final Products products;
    private final Revisions revisions;
    private final ReactiveMongoCollection<Document> uses;

    CategoryUses(CategoryTrees trees, Products products, Revisions revisions, ReactiveMongoDatabase database) {
        this.trees = trees;
        this.products = products;
        this.revisions = revisions;
        this.uses = database.getCollection("categoryUses");
    }

    /** @param dry whether the revisions are not to be saved after all */
    Uni<Void> look(Collection<ProductRevision> wanted, boolean dry, Objections objections) {
        Set<String> codes = wanted.stream().flatMap(Standing.CATEGORIES::changed).map(Slot::scope).collect(Collectors.toSet());
        if (codes.isEmpty()) return Uni.createFrom().voidItem();
        return trees.of(codes).chain(known -> {
            Map<String, Set<String>> users = new LinkedHashMap<>();
            wanted.forEach(revision -> Standing.CATEGORIES.changed(revision).forEach(slot -> {
                CategoryTree tree = known.get(slot.scope());
                for (String category : Standing.list(revision.values(), slot)) {
                    if (tree == null) continue;
                    if (tree.category(category).isEmpty()) objections.add(revision, new Objection(slot, "unknown-category", "names " + category + ", which is no category of this tree"));
                    else users.computeIfAbsent(key(tree.code(), category), key -> new LinkedHashSet<>()).add(revision.ref().id().toString());
                }
                if (tree == null) objections.add(revision, new Objection(slot, "unknown-tree", "is no tree of categories"));
            }));
            return dry ? Uni.createFrom().voidItem() : remember(users);
        });
    }

    private Uni<Void> remember(Map<String, Set<String>> users) {
        return Multi.createFrom().iterable(users.entrySet()).onItem().transformToUniAndConcatenate(user -> {
            Document latest = new Document("$each", List.copyOf(user.getValue())).append("$slice", -REMEMBERED);
            return uses.updateOne(new Document("_id", user.getKey()), new Document("$push", new Document("products", latest)), new UpdateOptions().upsert(true));
        }).collect().last().replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> used(String tree, Collection<String> categories) {
        return uses.find(anyOf("_id", categories.stream().map(category -> key(tree, category)).toList())).collect().asList()
                .chain(found -> Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(stored -> {
                    String category = stored.getString("_id").substring(tree.length() + 1);
                    return standing(stored.getList("products", String.class), tree, category).map(stands -> stands ? Optional.of(category) : Optional.<String>empty());
                }).filter(Optional::isPresent).collect().first().map(first -> first == null ? Optional.empty() : first));
    }

    private Uni<Boolean> standing(Collection<String> ids, String tree, String category) {
        return products.byId(ids.stream().distinct().map(UUID::fromString).toList()).chain(heads -> revisions.of(heads.values().stream().map(Product::latest).toList()))
                .map(found -> found.values().stream().anyMatch(revision -> Standing.list(revision.values(), Standing.CATEGORIES.slot(tree)).contains(category)));
    }

    private static String key(String tree, String category) {
        return tree + "/" + category;
    }
}
