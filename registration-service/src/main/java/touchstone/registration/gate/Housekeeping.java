package touchstone.registration.gate;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Removes by schedule what may not or need not be kept any longer. Any number of instances may do so at once. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger log = Logger.getLogger(Housekeeping.class);
    /** What a provider said, beyond what its rules let us keep, or what we decline; also when that became stricter since. */
    private static final String EXPIRED_CLAIMS = """
            delete from vault.claim c using identity i
            where i.id = c.identity and not exists (
                select 1 from provider_rules r
                where r.provider = i.provider and r.revision = (select max(o.revision) from provider_rules o where o.provider = r.provider)
                and r.store and (r.keep_days is null or c.received_at + r.keep_days * interval '1 day' > ?1) and not exists (
                    select 1 from capture_policy p where p.provider = i.provider and p.claim = c.name and p.decision = 'DECLINE'
                    and p.revision = (select max(o.revision) from capture_policy o where o.provider = p.provider and o.claim = p.claim)))""";
    /** The same of what is proposed: it is what the provider said, too. */
    private static final String EXPIRED_PROPOSALS = EXPIRED_CLAIMS.replace("vault.claim", "proposal").replace("received_at", "proposed_at").replace("c.name", "c.claim");
    private static final String OLD_ANSWERS = "delete from idempotency where created_at < ?1";
    /** They name whom they are about, by ids. */
    private static final String DELIVERED_EVENTS = "delete from outbox_event where delivered_at < ?1";
    private static final Duration EVENTS_KEPT = Duration.ofDays(7);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(7);
    /** A choice that no sign-in came of: it names a visitor. */
    private static final String ABANDONED_CHOICES = "delete from capture_choice c where chosen_at < ?1 and not exists (select 1 from source_record r where r.capture_choice = c.id)";
    private static final String EXPIRED_CHANGES = "delete from email_change where expires_at < ?1";
    private static final String EXPIRED_LINKS = "delete from mailbox_link where until < ?1";
    /** A link that was opened at its very end has a code, which is good a minute longer. */
    private static final Duration CODES_KEPT = Duration.ofMinutes(2);
    private static final String EXPIRED_MAILS = "delete from mail where until < ?1";
    private static final Duration CHOICES_KEPT = Duration.ofDays(1);
    /** With what became of their rows. One that never arrived as a whole was given up by its sender. */
    private static final String OLD_IMPORTS = "delete from prospect_import where finished_at < ?1 or state = 'ARRIVING' and received_at < ?1";
    private static final Duration IMPORTS_KEPT = Duration.ofDays(90);

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Housekeeping(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery("select set_config('touchstone.erasure', 'housekeeping', true)", String.class).getSingleResult()
                        .chain(() -> remove(session, EXPIRED_CLAIMS, now)).invoke(count -> tell("claims", count))
                        .chain(() -> remove(session, EXPIRED_PROPOSALS, now)).invoke(count -> tell("proposals", count))
                        .chain(() -> remove(session, OLD_ANSWERS, now.minus(ANSWERS_KEPT))).invoke(count -> tell("answers", count))
                        .chain(() -> remove(session, DELIVERED_EVENTS, now.minus(EVENTS_KEPT))).invoke(count -> tell("events", count))
                        .chain(() -> remove(session, ABANDONED_CHOICES, now.minus(CHOICES_KEPT))).invoke(count -> tell("choices", count))
                        .chain(() -> remove(session, EXPIRED_CHANGES, now)).invoke(count -> tell("email-changes", count))
                        .chain(() -> remove(session, EXPIRED_LINKS, now.minus(CODES_KEPT))).invoke(count -> tell("links", count))
                        .chain(() -> remove(session, EXPIRED_MAILS, now)).invoke(count -> tell("mails", count))
                        .chain(() -> remove(session, OLD_IMPORTS, now.minus(IMPORTS_KEPT))).invoke(count -> tell("imports", count)))
                .onFailure().invoke(failure -> log.warnf("nothing was tidied up, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private static Uni<Integer> remove(Mutiny.Session session, String statement, Instant before) {
        return session.createNativeQuery(statement).setParameter(1, before).executeUpdate();
    }

    private static void tell(String what, int count) {
        if (count > 0) log.infof("removed by schedule what=%s count=%d", what, count);
    }
}
