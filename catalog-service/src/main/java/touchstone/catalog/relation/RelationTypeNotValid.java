package touchstone.catalog.relation;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class RelationTypeNotValid extends Invalid {
    RelationTypeNotValid(List<FieldError> errors) {
        super("A type of relation cannot be like this. Nothing was changed.");
        fact("errors", List.copyOf(errors));
    }
}
