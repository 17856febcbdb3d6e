package touchstone.lead.routing;

import java.util.Set;
import touchstone.commons.problem.Invalid;

class RuleTeamUnknown extends Invalid {
    RuleTeamUnknown(Set<String> teams) {
        super("A rule routes to a team that there is not.");
        fact("teams", teams);
    }
}
