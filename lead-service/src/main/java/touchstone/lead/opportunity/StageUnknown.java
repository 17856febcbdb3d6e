package touchstone.lead.opportunity;

import touchstone.commons.problem.Invalid;

class StageUnknown extends Invalid {
    StageUnknown(String stage) {
        super("The pipeline has no such stage.");
        fact("stage", stage);
    }
}
