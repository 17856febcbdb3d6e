package touchstone.registration.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Sends mails, at least once each: a repeat has the Message-ID of the first. Given up is what the mail server says there is no mailbox for, and what cannot be sent for days. Any number of
 * instances may run.
 */
@ApplicationScoped
public class MailDispatcher {
    private static final Logger log = Logger.getLogger(MailDispatcher.class);
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** RFC 5321, 4.5.4.1: at least four to five days. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(5);
    /** RFC 5321, 4.2.3, of the recipient: no such mailbox, not here, no such name. Other refusals for good may be of us, such as a wrong password, and end when that is mended. */
    private static final Set<Integer> NO_MAILBOX = Set.of(550, 551, 553);
    /** Leased for five minutes, so that other instances leave them alone: longer than all of them can take. */
    private static final String CLAIM = """
            update mail set due_at = ?2, attempts = attempts + 1 where id in (select id from mail where due_at <= ?1 and (until is null or until > ?1) order by due_at limit ?3 for update skip locked)
            returning id, recipient, subject, body, attempts, salt""";

    private final Mutiny.SessionFactory sessions;
    private final ReactiveMailer mailer;
    private final Mails mails;
    private final Clock clock;

    MailDispatcher(Mutiny.SessionFactory sessions, ReactiveMailer mailer, Mails mails, Clock clock) {
        this.sessions = sessions;
        this.mailer = mailer;
        this.mails = mails;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> dispatch() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, now.plus(Duration.ofMinutes(5))).setParameter(3, AT_ONCE).getResultList())
                .chain(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::send).collect().last())
                // The next second tries again; without this the scheduler would log a stack trace each time.
                .onFailure().invoke(failure -> log.warnf("mails cannot be read, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Void> send(Object[] mail) {
        UUID id = (UUID) mail[0];
        int attempts = (Integer) mail[4];
        byte[] salt = (byte[]) mail[5];
        // One that cannot be opened keeps nobody else waiting.
        return Uni.createFrom().deferred(() -> mailer.send(Mail.withText(mails.opened(id, salt, "recipient", (String) mail[1]), (String) mail[2], mails.opened(id, salt, "body", (String) mail[3]))
                        .addHeader("Message-ID", "<" + id + "@touchstone>").addHeader("Auto-Submitted", "auto-generated")))
                .ifNoItem().after(PATIENCE).fail()
                .replaceWith(true)
                // What a mail server says may quote the address: it is not logged.
                .onFailure().invoke(failure -> log.warnf("mail not sent id=%s attempts=%d cause=%s", id, attempts, failure.getClass().getSimpleName()))
                .onFailure(failure -> failure instanceof SMTPException refusal && NO_MAILBOX.contains(refusal.getReplyCode())).recoverWithItem(true)
                .onFailure().recoverWithItem(false)
                .chain(done -> done ? done(id) : again(id, attempts));
    }

    private Uni<Void> done(UUID id) {
        return sessions.withTransaction(session -> session.createNativeQuery("delete from mail where id = ?1").setParameter(1, id).executeUpdate()).replaceWithVoid();
    }

    private Uni<Void> again(UUID id, int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        Instant now = clock.instant();
        Instant due = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return sessions.withTransaction(session -> session.createNativeQuery("delete from mail where id = ?1 and created_at < ?2").setParameter(1, id).setParameter(2, now.minus(LONGEST_WAIT)).executeUpdate()
                .chain(() -> session.createNativeQuery("update mail set due_at = ?2 where id = ?1").setParameter(1, id).setParameter(2, due).executeUpdate())).replaceWithVoid();
    }
}
