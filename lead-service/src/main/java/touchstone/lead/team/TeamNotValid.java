package touchstone.lead.team;

import touchstone.commons.problem.Invalid;

class TeamNotValid extends Invalid {
    TeamNotValid(String flaw) {
        super("A team cannot be like that: " + flaw + ".");
    }
}
