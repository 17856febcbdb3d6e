package touchstone.lead.spam;

import touchstone.commons.problem.Invalid;

class ProofRequired extends Invalid {
    ProofRequired() {
        super("Who is not signed in sends the form's challenge with a nonce that meets it.");
    }
}
