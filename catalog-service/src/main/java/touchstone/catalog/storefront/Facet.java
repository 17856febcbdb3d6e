package touchstone.catalog.storefront;

import java.util.List;

/** How many of the products found have each value of an attribute, most first; counted as if the list was not narrowed by this attribute. */
record Facet(String attribute, List<Count> values) {
    static final int MOST_VALUES = 100;

    Facet {
        values = List.copyOf(values);
    }

    record Count(String value, int count) {}
}
