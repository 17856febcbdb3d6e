package touchstone.lead.opportunity;

import java.util.Set;
import touchstone.commons.problem.Conflict;
import touchstone.lead.pipeline.Stage.Need;

class StageNotEntered extends Conflict {
    StageNotEntered(String stage, Set<Need> missing) {
        super("What this stage asks for is not known yet.");
        fact("stage", stage);
        fact("missing", missing);
    }
}
