package touchstone.registration.rule;

import touchstone.commons.problem.NotFound;

class ClaimNotFound extends NotFound {
    ClaimNotFound() {
        super("The provider hands over no such claim, or needs it for the sign-in itself.");
    }
}
