package touchstone.lead.opportunity;

import touchstone.commons.problem.Conflict;

class LeadNotAccepted extends Conflict {
    LeadNotAccepted() {
        super("Only a lead that is accepted becomes an opportunity.");
    }
}
