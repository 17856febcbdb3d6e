package touchstone.gateway.key;

import org.jboss.logging.Logger;
import touchstone.commons.problem.Refusal;
import touchstone.commons.problem.Unavailable;

/** The database of the keys cannot be asked now. */
class KeysUnreachable extends Unavailable {
    private static final Logger log = Logger.getLogger(KeysUnreachable.class);

    private KeysUnreachable() {
        super("Keys cannot be managed now; those that are known go on. Try again in a moment.");
    }

    /** What a rule says stays as it is. */
    static Throwable because(Throwable cause) {
        if (cause instanceof Refusal) return cause;
        log.warnf("keys cannot be asked for cause=%s", cause);
        return new KeysUnreachable();
    }
}
