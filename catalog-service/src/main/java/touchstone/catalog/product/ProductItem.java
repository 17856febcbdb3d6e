package touchstone.catalog.product;

import java.util.List;
import java.util.UUID;
import touchstone.catalog.family.Family;

/**
 * A product in a list for those who govern it.
 *
 * @param name     absent where the caller may not see it
 * @param findings what keeps its latest revision off each channel in the channel's default locale
 */
public record ProductItem(UUID id, String sku, String name, long revision, Product.Status status, List<Finding> findings) {
    public ProductItem {
        findings = List.copyOf(findings);
    }

    /** @param rights of whoever reads it */
    static ProductItem of(Product head, ProductRevision revision, Yardstick yardstick, FieldRights rights) {
        Family family = yardstick.family(revision);
        return new ProductItem(head.id(), head.sku(), rights.seen(revision, family).values().get(Family.NAME, String.class).orElse(null), head.revision(), head.status(),
                rights.seen(yardstick.findings(revision), family));
    }
}
