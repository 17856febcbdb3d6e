package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds who looks after a lead. Routing knows leads; by this, leads need not know routing. */
public interface Router {
    /** Whether anything is to be said of it. @param revision of the rules, as they are now */
    boolean isNeeded(Lead lead, long revision);

    /** Says it of the lead, if anybody is to, in the caller's transaction. */
    Uni<Void> route(Mutiny.Session session, Lead lead, Instant now);
}
