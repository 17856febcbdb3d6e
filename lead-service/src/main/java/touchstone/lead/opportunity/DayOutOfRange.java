package touchstone.lead.opportunity;

import java.time.LocalDate;
import touchstone.commons.problem.Invalid;

class DayOutOfRange extends Invalid {
    DayOutOfRange(LocalDate day) {
        super("A day is one of this century.");
        fact("day", day);
    }
}
