package touchstone.catalog.category;

import java.util.List;
import touchstone.commons.problem.Invalid;

class CategoriesCyclic extends Invalid {
    CategoriesCyclic(List<String> categories) {
        super("A category would stand under itself. Nothing was changed.");
        fact("categories", List.copyOf(categories));
    }
}
