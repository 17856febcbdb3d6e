package touchstone.catalog.imports;

import touchstone.commons.problem.Invalid;

class FileNotReadable extends Invalid {
    FileNotReadable(String detail) {
        super(detail + " Nothing was taken in.");
    }
}
