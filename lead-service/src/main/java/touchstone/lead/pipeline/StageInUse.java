package touchstone.lead.pipeline;

import java.util.List;
import touchstone.commons.problem.Conflict;

class StageInUse extends Conflict {
    StageInUse(List<String> stages) {
        super("Opportunities are at a stage that the change leaves out. Move them first.");
        fact("stages", stages);
    }
}
