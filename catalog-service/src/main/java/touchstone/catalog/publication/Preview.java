package touchstone.catalog.publication;

import java.util.List;
import touchstone.catalog.product.Finding;

/**
 * A revision as it would be read if it were published.
 *
 * @param links   where it stands among others
 * @param reasons what keeps it from being published there today
 */
record Preview(ProductSheet product, Links links, List<Finding> reasons) {
    Preview {
        reasons = List.copyOf(reasons);
    }
}
