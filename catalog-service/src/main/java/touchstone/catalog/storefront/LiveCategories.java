package touchstone.catalog.storefront;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import touchstone.catalog.category.CategoryUse;

/** Knows in which categories something is live. */
@ApplicationScoped
public class LiveCategories implements CategoryUse {
    private final Storefront storefront;

    LiveCategories(Storefront storefront) {
        this.storefront = storefront;
    }

    @Override
    public Uni<Optional<String>> used(String tree, Collection<String> categories) {
        return Uni.createFrom().item(() -> categories.stream().filter(category -> storefront.holdsCategory(IndexedLinks.category(tree, category))).findFirst());
    }
}
