package touchstone.lead.team;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class TeamNotValid extends Invalid {
    TeamNotValid(List<FieldError> errors) {
        super("A team cannot be like that.");
        fact("errors", List.copyOf(errors));
    }
}
