package touchstone.gateway.ledger;

import touchstone.commons.problem.Unavailable;

/** The ledger's database does not answer. Nothing is lost by that: the journal keeps what comes. */
class LedgerUnreachable extends Unavailable {
    LedgerUnreachable(Throwable cause) {
        super("The ledger cannot be read now. Try again in a moment.");
        initCause(cause);
    }
}
