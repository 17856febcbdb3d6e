package touchstone.lead;

import touchstone.commons.problem.Malformed;

class PatchNotReadable extends Malformed {
    PatchNotReadable() {
        super("What comes out of this merge patch is not what is expected here.");
    }
}
