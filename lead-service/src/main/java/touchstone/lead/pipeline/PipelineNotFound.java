package touchstone.lead.pipeline;

import touchstone.commons.problem.NotFound;

class PipelineNotFound extends NotFound {
    PipelineNotFound() {
        super("There is no such pipeline.");
    }
}
