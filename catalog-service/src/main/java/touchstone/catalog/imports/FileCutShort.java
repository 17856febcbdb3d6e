package touchstone.catalog.imports;

import touchstone.commons.problem.Malformed;

class FileCutShort extends Malformed {
    FileCutShort() {
        super("The file ended before its end. Nothing was taken in.");
    }
}
