package touchstone.lead.crm;

import touchstone.commons.problem.NotFound;

class ConnectionNotFound extends NotFound {
    ConnectionNotFound() {
        super("There is no such connection.");
    }
}
