package touchstone.lead.lead;

import touchstone.commons.problem.Conflict;

class NotQuarantined extends Conflict {
    NotQuarantined(LeadStatus status) {
        super("This lead is not held back.");
        fact("leadStatus", status);
    }
}
