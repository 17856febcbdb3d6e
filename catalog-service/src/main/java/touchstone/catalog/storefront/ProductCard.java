package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;

/** A product in a list for readers. */
record ProductCard(UUID id, String sku, String slug, long revision, String locale, String name, String category, String subcategory,
                   @JsonInclude(JsonInclude.Include.ALWAYS) Money price, String priceReason,
                   @Schema(description = "The first picture it shows") Media picture) {
    static ProductCard of(StorefrontProduct product) {
        return new ProductCard(product.id(), product.sku(), product.slug(), product.revision(), product.locale(), product.name(), product.category(), product.subcategory(),
                product.price(), product.priceReason(), product.picture());
    }
}
