package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** What ends along with a request that is taken back by who made it. */
public interface OnWithdrawal {
    /** In the caller's transaction, after the lead was withdrawn. */
    Uni<Void> withdrawn(Mutiny.Session session, Lead lead, Instant now);
}
