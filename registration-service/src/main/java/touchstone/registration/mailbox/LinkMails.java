package touchstone.registration.mailbox;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.registration.identity.Vault;
import touchstone.registration.mail.Texts;

/** Sends the links that were asked for, apart from the request, and forgets those whose time is over. Any number of instances may do so at once. */
@ApplicationScoped
class LinkMails {
    private static final Logger log = Logger.getLogger(LinkMails.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Leased for half a minute, so that other instances leave them alone. */
    private static final String CLAIM = """
            update mailbox_link set due_at = ?2, attempts = attempts + 1 where id in (
                select id from mailbox_link where due_at <= ?1 and until > ?1 order by due_at limit 20 for update skip locked)
            returning id, salt, address, token, locale""";

    private final Mutiny.SessionFactory sessions;
    private final MailboxConfig config;
    private final Optional<String> front;
    private final ReactiveMailer mailer;
    private final Vault vault;
    private final Clock clock;

    LinkMails(Mutiny.SessionFactory sessions, MailboxConfig config, @ConfigProperty(name = "touchstone.links.front") Optional<String> front, ReactiveMailer mailer, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.front = front;
        this.mailer = mailer;
        this.vault = vault;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> send() {
        if (front.isEmpty()) return Uni.createFrom().voidItem();
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, now.plusSeconds(30)).getResultList())
                .chain(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::send).collect().last())
                .onFailure().invoke(failure -> log.warnf("links cannot be sent, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Void> send(Object[] row) {
        UUID id = (UUID) row[0];
        byte[] salt = (byte[]) row[1];
        Texts texts = Texts.in((String) row[4]);
        String link = front.orElseThrow() + "/email-sign-in/links/" + vault.open(salt, "token " + id, (String) row[3]);
        Mail mail = Mail.withText(vault.open(salt, "address " + id, (String) row[2]), texts.get("mailbox.mail.subject"), texts.get("mailbox.mail.body", link, String.valueOf(config.lifetime().toMinutes())));
        return mailer.send(mail.addHeader("Message-ID", "<" + id + "@touchstone>").addHeader("Auto-Submitted", "auto-generated")).ifNoItem().after(PATIENCE).fail()
                .chain(() -> sessions.withTransaction(session -> session.createNativeQuery("update mailbox_link set due_at = null, token = null where id = ?1").setParameter(1, id).executeUpdate()))
                // What a mail server says may quote the address.
                .onFailure().invoke(failure -> log.warnf("a link is not sent yet id=%s cause=%s", id, failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return sessions.withTransaction(session -> session.createNativeQuery("delete from mailbox_link where until < ?1").setParameter(1, clock.instant().minus(config.lifetime())).executeUpdate())
                .onFailure().invoke(failure -> log.warnf("old links are not forgotten, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }
}
