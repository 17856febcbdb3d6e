package touchstone.catalog.imports;

import touchstone.commons.problem.Malformed;

class FileCutShort extends Malformed {
    FileCutShort() {
        super("The file ended before its end. Rows up to there were taken in; send it again, what is there already stays unchanged.");
    }
}
