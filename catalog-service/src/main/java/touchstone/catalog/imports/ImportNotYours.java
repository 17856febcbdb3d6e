package touchstone.catalog.imports;

import java.util.UUID;
import touchstone.commons.problem.Forbidden;

class ImportNotYours extends Forbidden {
    ImportNotYours(UUID id) {
        super("An import is stopped by whoever sent it, or by an approver.");
        fact("import", id);
    }
}
