package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.mail.Outbox;

/** Accepts and declines leads: the decision, who took it, and the mail that tells the prospect, in one transaction. */
@ApplicationScoped
public class Reviewing {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Outbox outbox;
    private final LeadMails mails;
    private final MailDispatcher dispatcher;
    private final Clock clock;

    Reviewing(Mutiny.SessionFactory sessions, Leads leads, Outbox outbox, LeadMails mails, MailDispatcher dispatcher, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.outbox = outbox;
        this.mails = mails;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Fails with {@link LeadNotFound}, {@link LeadAlreadyReviewed}, or as outdated when {@code expected} is no longer the lead's revision. */
    Uni<Lead> review(UUID id, Revision expected, Review review, Actor by) {
        return sessions.withTransaction(session -> leads.findForChange(session, id)
                        .onItem().ifNull().failWith(LeadNotFound::new)
                        .invoke(lead -> lead.revision().mustBe(expected))
                        .invoke(lead -> lead.review(review, by, clock.instant()))
                        .call(lead -> outbox.add(session, lead.contact.email(), mails.reviewed(lead, review)))
                        // The revision advances only at flush, and the reply's ETag must carry the new one.
                        .call(session::flush))
                .invoke(dispatcher::nudge);
    }
}
