package touchstone.lead.opportunity;

import touchstone.commons.problem.NotFound;

class OpportunityNotFound extends NotFound {
    OpportunityNotFound() {
        super("There is no such opportunity.");
    }
}
