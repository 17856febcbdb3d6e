package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class AlreadyBooked extends Conflict {
    AlreadyBooked() {
        super("A demo is booked already. Move it, or cancel it first.");
    }
}
