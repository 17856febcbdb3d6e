package touchstone.lead.team;

import touchstone.commons.problem.NotFound;

class AbsenceNotFound extends NotFound {
    AbsenceNotFound() {
        super("You have no such absence.");
    }
}
