package touchstone.registration.staff;

import touchstone.commons.problem.Unavailable;

class IdentityServerUnavailable extends Unavailable {
    IdentityServerUnavailable() {
        super("The identity server, which knows who works with us, does not answer, or does not let us ask. Nobody's roles are known to have changed: look again in a while.");
    }
}
