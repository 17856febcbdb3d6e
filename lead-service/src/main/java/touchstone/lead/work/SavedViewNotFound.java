package touchstone.lead.work;

import touchstone.commons.problem.NotFound;

class SavedViewNotFound extends NotFound {
    SavedViewNotFound() {
        super("You have no such view.");
    }
}
