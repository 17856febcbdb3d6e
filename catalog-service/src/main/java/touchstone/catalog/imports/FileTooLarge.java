package touchstone.catalog.imports;

import touchstone.commons.problem.TooLarge;

class FileTooLarge extends TooLarge {
    FileTooLarge(String limit) {
        super("A file of more than " + limit + " is not taken in at once. Rows up to there may have been: see the import, or send the file in parts; what is there already stays unchanged.");
    }
}
