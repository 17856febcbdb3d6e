package touchstone.lead.booking;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class CalendarNotValid extends Invalid {
    CalendarNotValid(List<FieldError> errors) {
        super("A calendar cannot be like that.");
        fact("errors", List.copyOf(errors));
    }
}
