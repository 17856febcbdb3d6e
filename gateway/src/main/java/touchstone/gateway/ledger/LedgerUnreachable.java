package touchstone.gateway.ledger;

import org.jboss.logging.Logger;
import touchstone.commons.problem.Unavailable;

/** The ledger's database does not answer. Nothing is lost by that: the journal keeps what comes. */
public class LedgerUnreachable extends Unavailable {
    private static final Logger log = Logger.getLogger(LedgerUnreachable.class);

    private LedgerUnreachable() {
        super("The ledger cannot be read now. Try again in a moment.");
    }

    public static LedgerUnreachable because(Throwable cause) {
        log.warnf("ledger cannot be read cause=%s", cause);
        return new LedgerUnreachable();
    }
}
