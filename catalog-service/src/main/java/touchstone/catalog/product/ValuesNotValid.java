package touchstone.catalog.product;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

public class ValuesNotValid extends Invalid {
    private final transient List<FieldError> errors;

    ValuesNotValid(List<FieldError> errors) {
        super("These values cannot be taken. Nothing was changed.");
        this.errors = List.copyOf(errors);
        fact("errors", this.errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
