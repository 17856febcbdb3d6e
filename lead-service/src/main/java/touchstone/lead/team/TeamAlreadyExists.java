package touchstone.lead.team;

import touchstone.commons.problem.Conflict;

class TeamAlreadyExists extends Conflict {
    TeamAlreadyExists() {
        super("There is a team with this id. Change it by PUT.");
    }
}
