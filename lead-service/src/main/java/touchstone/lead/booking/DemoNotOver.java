package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class DemoNotOver extends Conflict {
    DemoNotOver() {
        super("Whether a demo was held is known once it began.");
    }
}
