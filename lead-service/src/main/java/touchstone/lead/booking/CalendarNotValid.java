package touchstone.lead.booking;

import touchstone.commons.problem.Invalid;

class CalendarNotValid extends Invalid {
    CalendarNotValid(String flaw) {
        super("A calendar cannot be like that: " + flaw + ".");
    }
}
