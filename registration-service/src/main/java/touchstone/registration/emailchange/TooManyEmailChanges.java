package touchstone.registration.emailchange;

import touchstone.commons.problem.Conflict;

class TooManyEmailChanges extends Conflict {
    TooManyEmailChanges() {
        super("You asked for several changes already, and none of them is confirmed. Look for the mails, or try again tomorrow.");
    }
}
