package touchstone.lead.work;

import touchstone.commons.problem.NotFound;

class TaskNotFound extends NotFound {
    TaskNotFound() {
        super("There is no such task.");
    }
}
