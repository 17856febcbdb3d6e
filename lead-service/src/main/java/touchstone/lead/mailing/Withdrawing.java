package touchstone.lead.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes a yes back, wherever it was given with a request, and lets the log of the registration-service hear of it. Twice is as once. */
@ApplicationScoped
public class Withdrawing {
    private static final Logger log = Logger.getLogger(Withdrawing.class);
    private static final String STANDING = "select distinct on (c.lead, c.purpose) c.lead, l.prospect, c.purpose, c.notice, c.state from consent c join lead l on l.id = c.lead where l.erasure is null and ";
    private static final String LATEST = " order by c.lead, c.purpose, c.at desc, c.id desc";
    private static final String TAKEN_BACK = """
            ), yes as (select * from standing where state in ('GRANTED', 'PENDING', 'CONFIRMED')),
            taken as (insert into consent (id, lead, purpose, state, notice, at) select gen_random_uuid(), lead, purpose, 'WITHDRAWN', notice, ?2 from yes)
            """;
    private static final String TOLD = "insert into consent_notice (id, prospect, purpose, at, due_at) select gen_random_uuid(), prospect, purpose, ?2, ?2 from (select distinct prospect, purpose from yes where prospect is not null) them";
    private static final String OF_REQUEST = "with standing as (" + STANDING + "l.id = ?1" + LATEST + TAKEN_BACK + TOLD;
    private static final String OF_ADDRESS = "with standing as (" + STANDING + "lower(l.contact_email) = (select lower(contact_email) from lead where id = ?1)" + LATEST + TAKEN_BACK + TOLD;
    private static final String OF_PROSPECT = "with standing as (" + STANDING + "l.prospect = ?1 and c.purpose = ?3" + LATEST + TAKEN_BACK + "select count(*) from yes";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Withdrawing(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** All that was agreed to with one request. */
    public Uni<Void> ofRequest(UUID lead) {
        return run(OF_REQUEST, lead);
    }

    /** All that was ever agreed to under the address of a request: whoever has the link from a mail has the address. */
    Uni<Void> ofAddress(UUID lead) {
        return run(OF_ADDRESS, lead);
    }

    /** What a prospect took back at the registration-service. */
    public Uni<Void> ofProspect(UUID prospect, String purpose) {
        return sessions.withTransaction(session -> session.createNativeQuery(OF_PROSPECT, Long.class).setParameter(1, prospect).setParameter(2, clock.instant()).setParameter(3, purpose).getSingleResult())
                .invoke(count -> log.infof("a consent is withdrawn purpose=%s requests=%d", purpose, count)).replaceWithVoid();
    }

    private Uni<Void> run(String statement, UUID lead) {
        return sessions.withTransaction(session -> session.createNativeQuery(statement).setParameter(1, lead).setParameter(2, clock.instant()).executeUpdate()).replaceWithVoid();
    }
}
