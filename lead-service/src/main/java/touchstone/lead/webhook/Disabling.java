package touchstone.lead.webhook;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.MailText;
import touchstone.lead.mail.Outbox;

/** Takes a subscription out of service and tells whoever it names, in one transaction. */
@ApplicationScoped
class Disabling {
    private static final String DISABLE = "update lead_webhook set state = 'DISABLED', reason = ?2, revision = revision + 1, leased_until = null where id = ?1 and state = 'ACTIVE' and not_until >= ?3";
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    Disabling(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /** Blocks. Nothing happens if somebody has paused it, or made it active again, meanwhile. */
    void disable(Webhook webhook, String why, Instant now) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(session -> session.createNativeQuery(DISABLE).setParameter(1, webhook.id()).setParameter(2, why).setParameter(3, now).executeUpdate()
                    .chain(disabled -> disabled == 0 ? Uni.createFrom().voidItem() : outbox.add(session, Letter.work(null, webhook.contact(), notice(webhook, why))))));
        } catch (Throwable e) {
            throw new IllegalStateException("subscription not disabled, trying again", e);
        }
    }

    private static MailText notice(Webhook webhook, String why) {
        return MailText.of("Events are no longer delivered\n\nThe subscription " + webhook.id() + " gets no events any more. " + why + "\nWhat happens is kept for it for 30 days. An operator can make it active again: PUT /lead-webhooks/"
                + webhook.id() + "/state.\n");
    }
}
