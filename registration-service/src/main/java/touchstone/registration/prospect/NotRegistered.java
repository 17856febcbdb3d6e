package touchstone.registration.prospect;

import touchstone.commons.problem.NotFound;

/** Signed in, and no prospect. */
public class NotRegistered extends NotFound {
    public NotRegistered() {
        super("You are signed in and not registered yet: read /registration and confirm it.");
    }
}
