package touchstone.catalog.category;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;

/** Knows of products that stand in categories: those that are worked on, and those that are live. */
public interface CategoryUse {
    /** One of these categories of a tree in which a product stands, if there is any. */
    Uni<Optional<String>> used(String tree, Collection<String> categories);
}
