package touchstone.catalog.sheet;

import touchstone.commons.problem.Unavailable;

class SheetNotPrintable extends Unavailable {
    SheetNotPrintable() {
        super("This sheet cannot be made with the present template.");
    }
}
