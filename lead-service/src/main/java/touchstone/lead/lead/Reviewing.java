package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.mail.Outbox;

/** Accepts and declines leads, and releases those that were held back: the decision, who took it, and the mail that tells the prospect, in one transaction. */
@ApplicationScoped
public class Reviewing {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Outbox outbox;
    private final LeadMails mails;
    private final Intake intake;
    private final MailDispatcher dispatcher;
    private final Clock clock;

    Reviewing(Mutiny.SessionFactory sessions, Leads leads, Outbox outbox, LeadMails mails, Intake intake, MailDispatcher dispatcher, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.outbox = outbox;
        this.mails = mails;
        this.intake = intake;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Fails with {@link LeadNotFound}, {@link LeadAlreadyReviewed}, or as outdated when {@code expected} is no longer the lead's revision. */
    Uni<Lead> review(UUID id, Revision expected, Review review, Actor by) {
        return sessions.withTransaction(session -> leads.findForChange(session, id)
                        .onItem().ifNull().failWith(LeadNotFound::new)
                        // Of two who decide at once, the second is told who was first, rather than that something has changed.
                        .invoke(lead -> lead.mustBeReviewable(review))
                        .invoke(lead -> lead.revision().mustBe(expected))
                        .call(lead -> review(session, lead, review, by))
                        // The revision advances only at flush, and the reply's ETag must carry the new one.
                        .call(session::flush))
                .invoke(dispatcher::nudge);
    }

    /** In the caller's transaction. Fails with {@link LeadAlreadyReviewed}. */
    Uni<Void> review(Mutiny.Session session, Lead lead, Review review, Actor by) {
        // Whoever sends spam is told nothing.
        boolean told = lead.status != LeadStatus.QUARANTINED && review.decision() != Review.Decision.IN_REVIEW;
        lead.review(review, by, clock.instant());
        return told ? outbox.add(session, Letter.answer(lead.id, lead.contact.email(), mails.reviewed(lead, review))) : Uni.createFrom().voidItem();
    }

    /** Fails with {@link LeadNotFound}, {@link NotQuarantined}, or as outdated. What was held back goes out: the receipt, and the question to confirm. */
    Uni<Lead> release(UUID id, Revision expected, Actor by) {
        return sessions.withTransaction(session -> leads.findForChange(session, id)
                        .onItem().ifNull().failWith(LeadNotFound::new)
                        .invoke(lead -> lead.revision().mustBe(expected))
                        .invoke(lead -> lead.release(by, clock.instant()))
                        .call(lead -> intake.release(session, lead, clock.instant()))
                        .call(session::flush))
                .invoke(dispatcher::nudge);
    }

    /** Fails with {@link LeadNotFound}, as {@link Lead#mergeInto} does, or as outdated. */
    Uni<Lead> merge(UUID id, Revision expected, Merger merger, Actor by) {
        // Both in the order of their ids, so that two who merge crosswise do not wait for each other.
        boolean first = id.compareTo(merger.into()) <= 0;
        return sessions.withTransaction(session -> leads.findForChange(session, first ? id : merger.into())
                .chain(() -> leads.findForChange(session, first ? merger.into() : id))
                .chain(() -> leads.find(session, id)).onItem().ifNull().failWith(LeadNotFound::new)
                .invoke(lead -> lead.revision().mustBe(expected))
                .call(lead -> leads.find(session, merger.into()).onItem().ifNull().failWith(LeadNotFound::new)
                        .invoke(other -> lead.mergeInto(other, merger.reason(), by, clock.instant())))
                .call(session::flush));
    }
}
