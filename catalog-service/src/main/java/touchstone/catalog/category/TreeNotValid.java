package touchstone.catalog.category;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class TreeNotValid extends Invalid {
    TreeNotValid(List<FieldError> errors) {
        super("A tree of categories cannot be like this. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
