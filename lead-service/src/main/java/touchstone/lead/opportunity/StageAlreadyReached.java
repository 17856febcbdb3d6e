package touchstone.lead.opportunity;

import touchstone.commons.problem.Conflict;

class StageAlreadyReached extends Conflict {
    StageAlreadyReached(String stage) {
        super("It is at this stage.");
        fact("stage", stage);
    }
}
