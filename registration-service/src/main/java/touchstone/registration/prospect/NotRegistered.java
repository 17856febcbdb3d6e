package touchstone.registration.prospect;

import touchstone.commons.problem.NotFound;

class NotRegistered extends NotFound {
    NotRegistered() {
        super("You are signed in and not registered yet: read /registration and confirm it.");
    }
}
