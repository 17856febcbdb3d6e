package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class BookingSettled extends Conflict {
    BookingSettled() {
        super("This demo was held, missed or cancelled.");
    }
}
