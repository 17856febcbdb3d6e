package touchstone.catalog.storefront;

import java.util.List;

/** How many of the products found have each value of an attribute, most first; counted as if the list was not narrowed by this attribute. @param label what it is called */
record Facet(String attribute, String label, List<Count> values) {
    static final int MOST_VALUES = 100;

    Facet {
        values = List.copyOf(values);
    }

    Facet(String attribute, List<Count> values) {
        this(attribute, null, values);
    }

    /** @param value what a filter takes @param label what it is called */
    record Count(String value, String label, int count) {
        Count(String value, int count) {
            this(value, null, count);
        }
    }
}
