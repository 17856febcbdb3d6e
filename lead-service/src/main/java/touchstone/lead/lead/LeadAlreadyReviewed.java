package touchstone.lead.lead;

import touchstone.commons.problem.Conflict;

class LeadAlreadyReviewed extends Conflict {
    LeadAlreadyReviewed(LeadStatus status) {
        super("This lead has been reviewed already, or is held back.");
        fact("leadStatus", status);
    }
}
