package touchstone.catalog.product;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

public class ValuesNotValid extends Invalid {
    ValuesNotValid(List<FieldError> errors) {
        super("These values cannot be taken. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
