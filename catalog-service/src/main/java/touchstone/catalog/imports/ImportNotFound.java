package touchstone.catalog.imports;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class ImportNotFound extends NotFound {
    ImportNotFound(UUID id) {
        super("There is no such import.");
        fact("import", id);
    }
}
