package touchstone.registration.emailchange;

import touchstone.commons.problem.NotFound;

class EmailChangeNotFound extends NotFound {
    EmailChangeNotFound() {
        super("There is nothing to confirm here: the link was used, is too old, or not whole. Ask for the change again.");
    }
}
