package touchstone.catalog.family;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * What products hold of attributes that become unique. Families know nothing of products, which are made of them; so what products have to do for one of its changes is
 * asked for here, and done there.
 */
public interface UniqueValues {
    /**
     * Claims each value for the product that holds it.
     *
     * @return values that more than one product holds: a few of them, if there are many
     */
    Uni<List<HeldTwice>> claim(String family, Set<String> attributes);

    /** A value that two products hold, which are named by their sku. @param scope the locale, channel or both, null where the attribute has one value for all */
    record HeldTwice(String attribute, String scope, String value, String sku, String otherSku) {}
}
