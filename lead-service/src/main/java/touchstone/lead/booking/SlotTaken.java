package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class SlotTaken extends Conflict {
    SlotTaken() {
        super("Somebody else was faster. Look what is free now.");
    }
}
