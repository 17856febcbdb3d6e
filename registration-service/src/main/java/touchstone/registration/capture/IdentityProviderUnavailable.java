package touchstone.registration.capture;

import touchstone.commons.problem.Unavailable;

class IdentityProviderUnavailable extends Unavailable {
    IdentityProviderUnavailable() {
        super("What your provider handed over cannot be read at the moment. Nothing is lost: send the same request again in a while.");
    }
}
