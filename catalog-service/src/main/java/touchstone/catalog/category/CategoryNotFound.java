package touchstone.catalog.category;

import touchstone.commons.problem.NotFound;

class CategoryNotFound extends NotFound {
    CategoryNotFound(String tree, String category) {
        super("There is no such category in this tree.");
        fact("tree", tree);
        fact("category", category);
    }
}
