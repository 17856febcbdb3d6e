package touchstone.catalog.imports;

import java.util.UUID;
import touchstone.commons.problem.Conflict;

class ImportOver extends Conflict {
    ImportOver(UUID id, ImportView.State state) {
        super("This import is over and cannot be stopped any more.");
        fact("import", id);
        fact("state", state);
    }
}
