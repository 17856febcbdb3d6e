package touchstone.catalog.asset;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class DescriptionNotValid extends Invalid {
    DescriptionNotValid(List<FieldError> errors) {
        super("An asset cannot be described like this. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
