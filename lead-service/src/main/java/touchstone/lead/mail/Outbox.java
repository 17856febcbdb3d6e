package touchstone.lead.mail;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The mails that are to go out, kept in the transaction that decides on them. */
@ApplicationScoped
public class Outbox {
    private final Mutiny.SessionFactory sessions;
    private final OutboxConfig config;
    private final Clock clock;

    Outbox(Mutiny.SessionFactory sessions, OutboxConfig config, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** Adds a mail in the caller's transaction. It goes out within a second of the commit, or at once after {@link MailDispatcher#nudge}. Who was erased has no address any more. */
    public Uni<Void> add(Mutiny.Session session, Letter letter) {
        return letter.recipient().isEmpty() ? Uni.createFrom().voidItem() : session.persist(new OutboxMail(letter, clock.instant()));
    }

    /** Takes mails that are due for the time of a lease; no transaction stays open while they are sent. */
    Uni<List<OutboxMail>> claim() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session
                .createSelectionQuery("from OutboxMail where sentAt is null and dueAt <= :now order by dueAt", OutboxMail.class)
                .setParameter("now", now).setMaxResults(config.batch())
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .invoke(due -> due.forEach(mail -> mail.claim(now.plus(config.lease())))));
    }

    /** Keeps how the attempts went: per mail what failed, or nothing. */
    Uni<Void> record(Map<UUID, Optional<String>> failures) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session
                .createSelectionQuery("from OutboxMail where id in :ids", OutboxMail.class)
                .setParameter("ids", failures.keySet())
                .getResultList()
                .invoke(mails -> mails.forEach(mail -> failures.get(mail.id).ifPresentOrElse(
                        error -> mail.failed(error, now, config.firstRetry(), config.longestRetry()),
                        () -> mail.sent(now)))))
                .replaceWithVoid();
    }
}
