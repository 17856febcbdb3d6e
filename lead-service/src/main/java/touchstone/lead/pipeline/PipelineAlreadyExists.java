package touchstone.lead.pipeline;

import touchstone.commons.problem.Conflict;

class PipelineAlreadyExists extends Conflict {
    PipelineAlreadyExists() {
        super("There is a pipeline with this id. Change it by PUT.");
    }
}
