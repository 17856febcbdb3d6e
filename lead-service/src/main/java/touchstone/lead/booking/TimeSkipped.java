package touchstone.lead.booking;

import touchstone.commons.problem.Invalid;

class TimeSkipped extends Invalid {
    TimeSkipped() {
        super("The clocks of this zone skip this time: on that day it does not exist.");
    }
}
