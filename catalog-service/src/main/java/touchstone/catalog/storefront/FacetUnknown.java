package touchstone.catalog.storefront;

import java.util.Collection;
import java.util.List;
import touchstone.commons.problem.Malformed;

class FacetUnknown extends Malformed {
    FacetUnknown(String attribute, Collection<String> known) {
        super("There is no such facet.");
        fact("facet", attribute);
        fact("known", List.copyOf(known));
    }
}
