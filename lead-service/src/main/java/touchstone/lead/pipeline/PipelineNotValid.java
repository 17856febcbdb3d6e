package touchstone.lead.pipeline;

import java.util.List;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class PipelineNotValid extends Invalid {
    PipelineNotValid(List<FieldError> errors) {
        super("A pipeline cannot be like that.");
        fact("errors", List.copyOf(errors));
    }
}
