package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class DemoNotOffered extends Conflict {
    DemoNotOffered() {
        super("A demo is picked for a request that is accepted.");
    }
}
