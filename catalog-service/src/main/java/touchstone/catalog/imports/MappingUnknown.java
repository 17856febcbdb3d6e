package touchstone.catalog.imports;

import touchstone.commons.problem.Invalid;

class MappingUnknown extends Invalid {
    MappingUnknown(String code) {
        super("There is no mapping with this code. Nothing was taken in.");
        fact("mapping", code);
    }
}
