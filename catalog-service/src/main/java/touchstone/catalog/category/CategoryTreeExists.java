package touchstone.catalog.category;

import touchstone.commons.problem.Conflict;

class CategoryTreeExists extends Conflict {
    CategoryTreeExists(String code) {
        super("There is a tree of this code already.");
        fact("tree", code);
    }
}
