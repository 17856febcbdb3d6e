package touchstone.catalog.family;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class OptionListNotValid extends Invalid {
    OptionListNotValid(List<FieldError> errors) {
        super("A list of options cannot be like this. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
