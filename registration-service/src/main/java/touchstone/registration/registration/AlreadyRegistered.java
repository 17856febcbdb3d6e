package touchstone.registration.registration;

import touchstone.commons.problem.Conflict;

class AlreadyRegistered extends Conflict {
    AlreadyRegistered() {
        super("You are registered already: read and correct yourself at /me.");
    }
}
