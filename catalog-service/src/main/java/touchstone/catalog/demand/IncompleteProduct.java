package touchstone.catalog.demand;

import java.util.List;
import java.util.UUID;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Completeness;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductRevision;

/** A product that does not say all that is required, and how much it is asked for. */
record IncompleteProduct(UUID id, String sku, String name, long revision, Product.Status status, int percent, List<String> missing, Demand.Figures demand) {
    static IncompleteProduct of(Product head, ProductRevision revision, Completeness completeness, Demand.Figures demand) {
        return new IncompleteProduct(head.id(), head.sku(), revision.values().get(Family.NAME, String.class).orElse(null), head.revision(), head.status(),
                completeness.percent(), completeness.missing(), demand);
    }

    /** @param demandKnown whether the ledger answered; if not, all count as zero, and the order is that of their making */
    record ByDemand(List<IncompleteProduct> items, String next, boolean demandKnown) {
        ByDemand {
            items = List.copyOf(items);
        }
    }
}
