package touchstone.lead.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Problem.FieldError;

class RuleTeamUnknown extends Invalid {
    private RuleTeamUnknown(List<Rule> rules, List<Integer> wrong) {
        super("A rule routes to a team that there is not.");
        fact("teams", wrong.stream().map(i -> rules.get(i).team()).collect(Collectors.toCollection(TreeSet::new)));
        fact("errors", wrong.stream().map(i -> new FieldError("/rules/" + i + "/team", "is no team")).toList());
    }

    /** @throws RuleTeamUnknown if a rule routes to none of these teams */
    static void check(List<Rule> rules, Set<String> teams) {
        List<Integer> wrong = IntStream.range(0, rules.size()).filter(i -> !teams.contains(rules.get(i).team())).boxed().toList();
        if (!wrong.isEmpty()) throw new RuleTeamUnknown(rules, wrong);
    }
}
