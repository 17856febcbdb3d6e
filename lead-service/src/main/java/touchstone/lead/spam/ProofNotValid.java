package touchstone.lead.spam;

import touchstone.commons.problem.Invalid;

/** The challenge of a form was not met. */
public class ProofNotValid extends Invalid {
    /** It was met before. */
    public static ProofNotValid spent() {
        return new ProofNotValid("The challenge was met before.");
    }

    ProofNotValid(String why) {
        super(why + " Read the form again for a new challenge.");
    }
}
