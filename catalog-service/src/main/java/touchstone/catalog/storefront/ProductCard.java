package touchstone.catalog.storefront;

import java.util.UUID;
import touchstone.catalog.publication.ProductSheet;
import touchstone.commons.Money;

/** A product in a list for readers. */
record ProductCard(UUID id, String sku, long revision, String name, String category, String subcategory, Money price) {
    static ProductCard of(ProductSheet sheet) {
        return new ProductCard(sheet.id(), sheet.sku(), sheet.revision(), sheet.name(), sheet.category(), sheet.subcategory(), sheet.price());
    }
}
