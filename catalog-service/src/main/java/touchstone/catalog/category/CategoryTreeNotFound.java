package touchstone.catalog.category;

import touchstone.commons.problem.NotFound;

public class CategoryTreeNotFound extends NotFound {
    public CategoryTreeNotFound(String code) {
        super("There is no such tree of categories, or no such revision of it.");
        fact("tree", code);
    }
}
