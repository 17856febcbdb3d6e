package touchstone.catalog.imports;

import touchstone.commons.problem.Invalid;

class HeaderNotReadable extends Invalid {
    HeaderNotReadable(String detail) {
        super(detail + " Nothing was taken in.");
    }
}
