package touchstone.catalog.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.Values;

/**
 * Where a published product stands among others. Not for readers as it is: whether what it names is there for them is found out when they ask.
 *
 * @param variantOf  the sku of its model, or null
 * @param axes       what its variants differ by, or what it differs from other variants by
 * @param categories the codes of categories, by the tree
 * @param relations  the skus of other products, by the type of relation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Links(String variantOf, List<String> axes, Map<String, List<String>> categories, Map<String, List<String>> relations) {
    public static final Links NONE = new Links(null, null, null, null);

    public Links {
        axes = axes == null ? List.of() : List.copyOf(axes);
        categories = categories == null ? Map.of() : new LinkedHashMap<>(categories);
        relations = relations == null ? Map.of() : new LinkedHashMap<>(relations);
    }

    static Links of(Values values) {
        return new Links(Standing.model(values).orElse(null), Standing.axes(values), byScope(values, Standing.CATEGORIES), byScope(values, Standing.RELATIONS));
    }

    /** Whether it is a product by itself: no model, no variant, in no category, with no relations. */
    public boolean none() {
        return equals(NONE);
    }

    private static Map<String, List<String>> byScope(Values values, Standing standing) {
        Map<String, List<String>> byScope = new LinkedHashMap<>();
        values.bySlot().keySet().stream().filter(slot -> slot.attribute().equals(standing.code())).forEach(slot -> byScope.put(slot.scope(), Standing.list(values, slot)));
        return byScope;
    }
}
