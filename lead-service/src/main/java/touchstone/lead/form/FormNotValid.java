package touchstone.lead.form;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class FormNotValid extends Invalid {
    FormNotValid(List<FieldError> errors) {
        super("A form cannot be like that.");
        fact("errors", List.copyOf(errors));
    }
}
