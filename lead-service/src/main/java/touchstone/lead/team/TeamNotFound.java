package touchstone.lead.team;

import touchstone.commons.problem.NotFound;

class TeamNotFound extends NotFound {
    TeamNotFound() {
        super("There is no such team.");
    }
}
