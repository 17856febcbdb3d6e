package touchstone.registration.consent;

import touchstone.commons.problem.NotFound;

class ConsentNotFound extends NotFound {
    ConsentNotFound() {
        super("You have said nothing of that kind.");
    }
}
