package touchstone.registration.staff;

import touchstone.commons.problem.Forbidden;

/** The caller's token is older than what became of their role. */
class NoLongerOperator extends Forbidden {
    NoLongerOperator() {
        super("You are no operator any more.");
    }
}
