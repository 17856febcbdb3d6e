package touchstone.lead.form;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class AnswersNotValid extends Invalid {
    AnswersNotValid(List<FieldError> errors) {
        super("These answers cannot be taken.");
        fact("errors", List.copyOf(errors));
    }
}
