package touchstone.registration.consent;

import touchstone.commons.problem.Invalid;

class PurposeRepeated extends Invalid {
    PurposeRepeated(String purpose) {
        super("Say yes or no once to each purpose.");
        fact("purpose", purpose);
    }
}
