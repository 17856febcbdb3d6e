package touchstone.lead.status;

import touchstone.commons.problem.NotFound;

class RequestNotFound extends NotFound {
    RequestNotFound() {
        super("You have made no such request.");
    }
}
