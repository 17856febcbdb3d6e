package touchstone.lead.erasure;

import touchstone.commons.problem.Conflict;

/** Who asks was erased, or is just now. */
class Erased extends Conflict {
    Erased() {
        super("All we held on you was erased, and this sign-in has ended with it. Sign in anew to ask again.");
    }
}
