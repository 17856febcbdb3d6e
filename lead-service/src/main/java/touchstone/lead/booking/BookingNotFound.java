package touchstone.lead.booking;

import touchstone.commons.problem.NotFound;

class BookingNotFound extends NotFound {
    BookingNotFound() {
        super("There is no such booking.");
    }
}
