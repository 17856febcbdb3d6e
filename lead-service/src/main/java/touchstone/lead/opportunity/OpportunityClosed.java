package touchstone.lead.opportunity;

import touchstone.commons.problem.Conflict;

class OpportunityClosed extends Conflict {
    OpportunityClosed(Opportunity.Result result) {
        super("This opportunity is won or lost. Open it again first.");
        fact("result", result);
    }
}
