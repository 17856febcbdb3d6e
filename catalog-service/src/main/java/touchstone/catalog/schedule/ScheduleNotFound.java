package touchstone.catalog.schedule;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class ScheduleNotFound extends NotFound {
    ScheduleNotFound(UUID schedule) {
        super("Nothing of this id is scheduled for the product.");
        fact("schedule", schedule);
    }
}
