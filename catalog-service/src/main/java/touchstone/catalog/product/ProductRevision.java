package touchstone.catalog.product;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a product says since one saved change. Never changes again.
 *
 * @param values  all values, not only the changed ones
 * @param change  who saved it, when, and by what
 * @param authors who has changed the product since it was last approved: those who cannot approve this revision
 */
public record ProductRevision(RevisionRef ref, String sku, String family, Values values, Origin change, Set<String> authors) {
    public ProductRevision {
        authors = Set.copyOf(authors);
    }

    /** The first revision of a new product. */
    public static ProductRevision first(String sku, String family, Map<Slot, Optional<Object>> values, Origin change) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new ProductRevision(new RevisionRef(id, 1), sku, family, Values.NONE.with(values, change), change, Set.of(change.author()));
    }

    /** The revision after this, or this itself if the changes change nothing. @param head the product, whose latest revision this is */
    public ProductRevision next(Product head, Map<Slot, Optional<Object>> changes, Origin change) {
        Values changed = values.with(changes, change);
        if (changed == values) return this;
        Set<String> since = new TreeSet<>(Set.of(change.author()));
        if (head.status() == Product.Status.DRAFT) since.addAll(authors);
        return new ProductRevision(new RevisionRef(ref.id(), ref.revision() + 1), sku, family, changed, change, since);
    }

    boolean isFirst() {
        return ref.revision() == 1;
    }

    Product head() {
        return new Product(ref.id(), sku, family, ref.revision(), Product.Status.DRAFT);
    }
}
