package touchstone.registration.consent;

import touchstone.commons.problem.Invalid;

public class PurposeUnknown extends Invalid {
    public PurposeUnknown(String purpose) {
        super("There is no such purpose; /purposes lists those that there are.");
        fact("purpose", purpose);
    }
}
