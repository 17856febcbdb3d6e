package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** What somebody may do about a request of their own. Twice is as once. */
@ApplicationScoped
public class Requests {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Clock clock;

    Requests(Mutiny.SessionFactory sessions, Leads leads, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.clock = clock;
    }

    /** Null if there is none. */
    public Uni<Lead> find(UUID id) {
        return sessions.withSession(session -> leads.find(session, id));
    }

    /** Takes it back. Null if there is none, or none that {@code theirs} says is theirs. */
    public Uni<Lead> withdraw(UUID id, Predicate<Lead> theirs) {
        return change(id, theirs, Lead::withdraw);
    }

    /** Confirms every yes that waits for it. Null if there is none. */
    public Uni<Lead> confirm(UUID id) {
        return change(id, lead -> true, Lead::confirm);
    }

    private Uni<Lead> change(UUID id, Predicate<Lead> theirs, BiConsumer<Lead, Instant> change) {
        return sessions.withTransaction(session -> leads.findForChange(session, id)
                .map(lead -> lead == null || !theirs.test(lead) ? null : lead)
                .invoke(lead -> {
                    if (lead != null && !lead.isErased()) change.accept(lead, clock.instant());
                }));
    }
}
