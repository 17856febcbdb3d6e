package touchstone.catalog.schedule;

import java.util.UUID;
import touchstone.commons.problem.Conflict;

class ScheduleNotPending extends Conflict {
    ScheduleNotPending(UUID schedule) {
        super("It is done, being done, or cancelled already.");
        fact("schedule", schedule);
    }
}
