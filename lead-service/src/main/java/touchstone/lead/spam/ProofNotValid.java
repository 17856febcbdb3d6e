package touchstone.lead.spam;

import touchstone.commons.problem.Invalid;

class ProofNotValid extends Invalid {
    ProofNotValid(String why) {
        super(why + " Read the form again for a new challenge.");
    }
}
