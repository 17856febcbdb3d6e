package touchstone.registration.consent;

import touchstone.commons.problem.Invalid;

class PurposeUnknown extends Invalid {
    PurposeUnknown(String purpose) {
        super("There is no such purpose; /purposes lists those that there are.");
        fact("purpose", purpose);
    }
}
