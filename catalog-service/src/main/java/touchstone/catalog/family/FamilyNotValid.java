package touchstone.catalog.family;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class FamilyNotValid extends Invalid {
    FamilyNotValid(List<FieldError> errors) {
        super("A family cannot be like this. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
