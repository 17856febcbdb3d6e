package touchstone.lead.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import touchstone.lead.link.Links;

/** Sends what is in the outbox, at least once each: a repeat has the Message-ID of the first. Any number of instances may run. */
@ApplicationScoped
public class MailDispatcher {
    private static final Logger log = Logger.getLogger(MailDispatcher.class);
    private static final String NUDGE = "outbox-mail";
    private static final int CONNECTIONS = 8;

    private final Outbox outbox;
    private final OutboxConfig config;
    private final ReactiveMailer mailer;
    private final EventBus bus;
    private final Links links;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long patientUntil;

    MailDispatcher(Outbox outbox, OutboxConfig config, ReactiveMailer mailer, EventBus bus, Links links, Clock clock) {
        this.outbox = outbox;
        this.config = config;
        this.mailer = mailer;
        this.bus = bus;
        this.links = links;
        this.clock = clock;
    }

    /** Sends what is due now. To be called after a commit; returns at once, and runs apart from the caller's session. */
    public void nudge() {
        if (!busy.get() && !isPatient()) bus.publish(NUDGE, NUDGE);
    }

    @ConsumeEvent(NUDGE)
    Uni<Void> nudged(String nudge) {
        return dispatch();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> dispatch() {
        if (isPatient() || !busy.compareAndSet(false, true)) return Uni.createFrom().voidItem();
        return sendDue()
                // The next second tries again; without this the scheduler would log a stack trace each time.
                .onFailure().invoke(failure -> log.warnf("outbox cannot be read cause=%s", failure))
                .onFailure().recoverWithNull()
                .onTermination().invoke(() -> busy.set(false));
    }

    private boolean isPatient() {
        return clock.millis() < patientUntil;
    }

    private Uni<Void> sendDue() {
        return outbox.claim().chain(mails -> mails.isEmpty()
                ? Uni.createFrom().voidItem()
                : sendAll(mails).call(outbox::record).chain(failures -> failures.values().stream().allMatch(Optional::isPresent) ? away() : sendDue()));
    }

    /** None was taken: the others wait for the server's return with those that were tried. */
    private Uni<Void> away() {
        patientUntil = clock.millis() + config.firstRetry().toMillis();
        return Uni.createFrom().voidItem();
    }

    private Uni<Map<UUID, Optional<String>>> sendAll(List<OutboxMail> mails) {
        return Multi.createFrom().iterable(mails)
                .onItem().transformToUni(mail -> send(mail).map(failure -> Map.entry(mail.id, failure))).merge(CONNECTIONS)
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Mail message(OutboxMail mail) {
        Mail message = Mail.withText(mail.recipient, mail.subject, mail.body).setHtml(MailHtml.of(mail.subject, mail.body, mail.locale));
        return mail.calendar == null ? message
                : message.addAttachment("invitation.ics", mail.calendar.getBytes(StandardCharsets.UTF_8), "text/calendar; charset=UTF-8; method=" + mail.calendarMethod);
    }

    /** Empty if the mail server took it, else why not. */
    private Uni<Optional<String>> send(OutboxMail mail) {
        Mail message = message(mail).addHeader("Message-ID", mail.messageId()).addHeader("Auto-Submitted", "auto-generated");
        if (mail.needsConsent()) {
            message.addHeader("List-Unsubscribe", "<" + links.url(Links.Use.UNSUBSCRIBE, mail.lead) + ">").addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return mailer.send(message)
                .ifNoItem().after(config.timeout()).fail()
                .map(sent -> Optional.<String>empty())
                // What a mail server says may quote the address: it is kept with the mail, and not logged.
                .onFailure().invoke(failure -> log.warnf("mail not sent id=%s attempts=%d", mail.id, mail.attempts))
                .onFailure().recoverWithItem(failure -> Optional.of(failure.toString()));
    }
}
