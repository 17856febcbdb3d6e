package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** What somebody may do about a request of their own. Twice is as once. */
@ApplicationScoped
public class Requests {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final List<OnWithdrawal> ending;
    private final Clock clock;

    Requests(Mutiny.SessionFactory sessions, Leads leads, Instance<OnWithdrawal> ending, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.ending = ending.stream().toList();
        this.clock = clock;
    }

    /** Null if there is none. */
    public Uni<Lead> find(UUID id) {
        return sessions.withSession(session -> leads.find(session, id));
    }

    /** Takes it back, and with it the demo that is to come and the opportunity that is open. Null if there is none, or none that {@code theirs} says is theirs. */
    public Uni<Lead> withdraw(UUID id, Predicate<Lead> theirs) {
        Instant now = clock.instant();
        return change(id, theirs, (session, lead) -> lead.withdraw(now) ? end(session, lead, now) : Uni.createFrom().voidItem());
    }

    /** Confirms every yes that waits for it. Null if there is none. */
    public Uni<Lead> confirm(UUID id) {
        return change(id, lead -> true, (session, lead) -> {
            lead.confirm(clock.instant());
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> end(Mutiny.Session session, Lead lead, Instant now) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (OnWithdrawal next : ending) ended = ended.chain(() -> next.withdrawn(session, lead, now));
        return ended;
    }

    private Uni<Lead> change(UUID id, Predicate<Lead> theirs, Change change) {
        return sessions.withTransaction(session -> leads.findForChange(session, id)
                .map(lead -> lead == null || !theirs.test(lead) ? null : lead)
                .call(lead -> lead == null || lead.isErased() ? Uni.createFrom().voidItem() : change.of(session, lead)));
    }

    private interface Change {
        Uni<Void> of(Mutiny.Session session, Lead lead);
    }
}
