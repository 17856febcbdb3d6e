package touchstone.lead.lead;

import touchstone.commons.problem.NotFound;

class LeadNotFound extends NotFound {
    LeadNotFound() {
        super("There is no such lead.");
    }
}
