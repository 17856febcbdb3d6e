package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.mail.Outbox;

/** Takes new leads in, from whatever form they come. */
@ApplicationScoped
public class Intake {
    private final Outbox outbox;
    private final LeadMails mails;
    private final Router router;

    Intake(Outbox outbox, LeadMails mails, Router router) {
        this.outbox = outbox;
        this.mails = mails;
        this.router = router;
    }

    /** Keeps the lead, who looks after it, its first activities and what the prospect is told, in the caller's transaction. What is held back is kept in silence. */
    public Uni<Void> take(Mutiny.Session session, Lead lead) {
        return lead.status == LeadStatus.QUARANTINED ? session.persist(lead)
                : router.route(session, lead, lead.createdAt).chain(() -> session.persist(lead)).chain(() -> tell(session, lead));
    }

    /** Lets one in that was held back. */
    Uni<Void> release(Mutiny.Session session, Lead lead, Instant now) {
        return router.route(session, lead, now).chain(() -> tell(session, lead));
    }

    /** The receipt, and the question whether the address is theirs where a yes waits for it. Who only wants the newsletter gets the question alone. */
    private Uni<Void> tell(Mutiny.Session session, Lead lead) {
        boolean pending = lead.standing().stream().anyMatch(consent -> consent.state == Consent.State.PENDING);
        Uni<Void> asked = pending ? outbox.add(session, lead.contact.email(), mails.confirm(lead)) : Uni.createFrom().voidItem();
        return lead.kind == LeadKind.NEWSLETTER ? asked : asked.chain(() -> outbox.add(session, lead.contact.email(), mails.received(lead)));
    }
}
