package touchstone.lead.lead;

import touchstone.commons.problem.Conflict;

class LeadAlreadyReviewed extends Conflict {
    LeadAlreadyReviewed(LeadStatus status) {
        super("This lead has been reviewed already.");
        fact("leadStatus", status);
    }
}
