package touchstone.catalog.schedule;

import java.time.Instant;
import touchstone.commons.problem.Invalid;

class TimeNotScheduled extends Invalid {
    TimeNotScheduled(Instant dueAt, Instant now) {
        super("Something is scheduled for a time to come, within five years.");
        fact("dueAt", dueAt);
        fact("now", now);
    }
}
