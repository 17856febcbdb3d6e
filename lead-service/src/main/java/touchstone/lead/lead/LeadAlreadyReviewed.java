package touchstone.lead.lead;

import touchstone.commons.problem.Conflict;

class LeadAlreadyReviewed extends Conflict {
    /** @param last what made it so */
    LeadAlreadyReviewed(LeadStatus status, Activity last) {
        super("This lead has been reviewed already, or is held back.");
        fact("leadStatus", status);
        fact("by", last.actor.name());
        fact("at", last.at);
    }
}
