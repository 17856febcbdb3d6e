package touchstone.lead.prospect;

import touchstone.commons.problem.Conflict;

class NotRegistered extends Conflict {
    NotRegistered() {
        super("You are signed in, but not registered yet. Confirm your registration first.");
    }
}
