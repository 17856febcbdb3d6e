package touchstone.lead.booking;

import touchstone.commons.problem.Conflict;

class CalendarAlreadyExists extends Conflict {
    CalendarAlreadyExists() {
        super("There is a calendar with this id. Change it by PUT.");
    }
}
