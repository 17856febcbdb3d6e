package touchstone.lead.opportunity;

import touchstone.commons.problem.Conflict;

class OpportunityExists extends Conflict {
    OpportunityExists() {
        super("There is an opportunity for this lead.");
    }
}
