package touchstone.lead.work;

import touchstone.commons.problem.Unavailable;

/** Nothing is taken unseen. */
class ScannerUnavailable extends Unavailable {
    ScannerUnavailable() {
        super("Files cannot be looked through for viruses just now. Try again in a moment.");
    }
}
