package touchstone.catalog.sheet;

import touchstone.commons.problem.Unavailable;

class PrintersBusy extends Unavailable {
    PrintersBusy() {
        super("Too many sheets are being made at this moment. Ask again in a few seconds.");
    }
}
