package touchstone.catalog.storefront;

import touchstone.commons.problem.Malformed;

class SortUnknown extends Malformed {
    SortUnknown(String sort) {
        super("A list has no such order. By relevance it can only be ordered where words are searched for.");
        fact("sort", sort);
        fact("known", Order.texts().toList());
    }
}
