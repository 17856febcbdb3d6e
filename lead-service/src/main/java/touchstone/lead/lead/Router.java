package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds who looks after a lead. Routing knows leads; by this, leads need not know routing. */
public interface Router {
    /** Says it of the lead, if anybody is to, in the caller's transaction. */
    Uni<Void> route(Mutiny.Session session, Lead lead, Instant now);
}
