package touchstone.lead.mail;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The mails that are to go out, kept in the transaction that decides on them. */
@ApplicationScoped
public class Outbox {
    /** Codes of purposes that take a yes are in small letters. Under one address the youngest word holds; one that waits to be confirmed is none yet. */
    private static final String NOT_TO_BE_SENT = """
            select m.id from outbox_mail m where m.id = any(cast(string_to_array(?1, ' ') as uuid[])) and (exists (select from undeliverable u where u.address = lower(m.recipient))
                or m.purpose ~ '^[a-z]' and coalesce((select c.state from consent c join lead l on l.id = c.lead
                    where c.purpose = m.purpose and c.state <> 'PENDING' and lower(l.contact_email) = lower(m.recipient) order by c.at desc, c.id desc limit 1), 'REFUSED') not in ('GRANTED', 'CONFIRMED'))""";

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
                .chain(due -> due.isEmpty() ? Uni.createFrom().item(due) : drop(session, due, now))
                .invoke(due -> due.forEach(mail -> mail.claim(now.plus(config.lease())))));
    }

    /** Lets go of those that nobody may be sent any more: their address takes none, or the yes that they hang on was taken back since. */
    private static Uni<List<OutboxMail>> drop(Mutiny.Session session, List<OutboxMail> due, Instant now) {
        return session.createNativeQuery(NOT_TO_BE_SENT, UUID.class).setParameter(1, due.stream().map(mail -> mail.id.toString()).collect(Collectors.joining(" "))).getResultList()
                .map(ids -> {
                    due.stream().filter(mail -> ids.contains(mail.id)).forEach(mail -> mail.drop(now));
                    return due.stream().filter(mail -> !ids.contains(mail.id)).toList();
                });
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
