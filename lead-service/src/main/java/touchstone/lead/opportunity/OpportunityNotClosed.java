package touchstone.lead.opportunity;

import touchstone.commons.problem.Conflict;

class OpportunityNotClosed extends Conflict {
    OpportunityNotClosed() {
        super("This opportunity is open.");
    }
}
