package touchstone.catalog.category;

import touchstone.commons.problem.Conflict;

class CategoryNotEmpty extends Conflict {
    /** @param of what stands in it: categories or products */
    CategoryNotEmpty(String tree, String category, String of) {
        super("There are " + of + " in this category. Move them first.");
        fact("tree", tree);
        fact("category", category);
        fact("holds", of);
    }
}
