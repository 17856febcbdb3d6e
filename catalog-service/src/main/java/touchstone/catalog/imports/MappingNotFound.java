package touchstone.catalog.imports;

import touchstone.commons.problem.NotFound;

class MappingNotFound extends NotFound {
    MappingNotFound(String code) {
        super("There is no such mapping.");
        fact("mapping", code);
    }
}
