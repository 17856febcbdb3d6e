package touchstone.lead.booking;

import touchstone.commons.problem.NotFound;

class CalendarNotFound extends NotFound {
    CalendarNotFound() {
        super("There is no such calendar.");
    }
}
