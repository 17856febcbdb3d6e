package touchstone.catalog.product;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A variant of a model, for those who govern products.
 *
 * @param axes   what it says on each axis, as far as the caller may see it
 * @param behind where it does not yet say what its model says now: attributes, or {@code attribute/scope}
 */
record VariantView(String id, String sku, long revision, Product.Status status, @Schema(description = "What it says on each axis") Map<String, Object> axes,
                   @Schema(description = "Where it does not yet say what its model says now") List<String> behind) {
    VariantView {
        behind = List.copyOf(behind);
    }
}
