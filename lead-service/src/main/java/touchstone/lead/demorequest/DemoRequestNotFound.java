package touchstone.lead.demorequest;

import touchstone.commons.problem.NotFound;

class DemoRequestNotFound extends NotFound {
    DemoRequestNotFound() {
        super("You have made no such demo request.");
    }
}
