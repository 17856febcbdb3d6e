package touchstone.catalog.storefront;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.catalog.category.CategoryTree;
import touchstone.catalog.category.CategoryTrees;
import touchstone.catalog.category.TreeRevision;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.relation.RelationType;
import touchstone.catalog.relation.RelationTypes;

/**
 * What leads readers from product to product: the trees of categories, and the types of relations. Read again when they have changed, which is seen within a second, so that no
 * reader waits for the database.
 */
@ApplicationScoped
public class Guide {
    private static final Logger log = Logger.getLogger(Guide.class);

    private final CategoryTrees trees;
    private final RelationTypes types;
    private volatile Now now = new Now(Map.of(), List.of(), Map.of());

    Guide(CategoryTrees trees, RelationTypes types) {
        this.trees = trees;
        this.types = types;
    }

    /** As it is at the moment. */
    record Now(Map<String, Long> versions, List<CategoryTree> trees, Map<String, RelationType> types) {
        List<CategoryTree> shownOn(Channel channel) {
            return trees.stream().filter(tree -> tree.shownOn(channel.code())).toList();
        }

        Optional<CategoryTree> tree(String code, Channel channel) {
            return shownOn(channel).stream().filter(tree -> tree.code().equals(code)).findFirst();
        }
    }

    Now now() {
        return now;
    }

    /** Looks whether anything has changed, and reads it if so. */
    public Uni<Void> refresh() {
        return types.all().chain(known -> trees.versions().chain(versions -> versions.equals(now.versions())
                ? Uni.createFrom().item(new Now(versions, now.trees(), known))
                : trees.all().map(all -> new Now(all.stream().collect(Collectors.toMap(it -> it.tree().code(), TreeRevision::revision)), all.stream().map(TreeRevision::tree).toList(), known))))
                .invoke(next -> now = next).replaceWithVoid();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return refresh().onFailure().invoke(failure -> log.warnf("categories and relations not followed, trying again: %s", failure.toString())).onFailure().recoverWithNull();
    }
}
