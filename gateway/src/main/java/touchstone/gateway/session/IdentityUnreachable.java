package touchstone.gateway.session;

import org.jboss.logging.Logger;
import touchstone.commons.problem.Unavailable;

/** The identity server, the sessions or the capture choices cannot be asked now. */
class IdentityUnreachable extends Unavailable {
    private static final Logger log = Logger.getLogger(IdentityUnreachable.class);

    private IdentityUnreachable() {
        super("Signing in is not possible now. Try again in a moment.");
    }

    static IdentityUnreachable because(Object cause) {
        log.warnf("who somebody is cannot be found out cause=%s", cause);
        return new IdentityUnreachable();
    }
}
