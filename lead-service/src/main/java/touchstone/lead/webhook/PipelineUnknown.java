package touchstone.lead.webhook;

import touchstone.commons.problem.Invalid;

class PipelineUnknown extends Invalid {
    PipelineUnknown(String pipeline) {
        super("There is no such pipeline.");
        fact("pipeline", pipeline);
    }
}
