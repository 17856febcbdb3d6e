package touchstone.lead.booking;

import touchstone.commons.problem.Invalid;

class SlotNotOffered extends Invalid {
    SlotNotOffered() {
        super("Nobody can be booked at this time: it is past, too near or too far, or nobody works then.");
    }
}
