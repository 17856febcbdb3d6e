package touchstone.lead.crm;

import touchstone.commons.problem.Conflict;

class ConnectionAlreadyExists extends Conflict {
    ConnectionAlreadyExists() {
        super("There is a connection with this id.");
    }
}
