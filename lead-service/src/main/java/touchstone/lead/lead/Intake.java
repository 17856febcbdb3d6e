package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.erasure.Tombstones;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.Outbox;

/** Takes new leads in, from whatever form they come. */
@ApplicationScoped
public class Intake {
    private final Outbox outbox;
    private final LeadMails mails;
    private final Router router;
    private final Tombstones tombstones;

    Intake(Outbox outbox, LeadMails mails, Router router, Tombstones tombstones) {
        this.outbox = outbox;
        this.mails = mails;
        this.router = router;
        this.tombstones = tombstones;
    }

    /** Keeps the lead, who looks after it, its first activities and what the prospect is told, in the caller's transaction. What is held back is kept in silence. Who was erased does not come back. */
    public Uni<Void> take(Mutiny.Session session, Lead lead) {
        return tombstones.mustNotBe(session, lead.prospect, lead.requester).chain(() -> lead.status == LeadStatus.QUARANTINED ? session.persist(lead)
                : router.route(session, lead, lead.createdAt).chain(() -> session.persist(lead)).chain(() -> tell(session, lead)));
    }

    /** Lets one in that was held back. */
    Uni<Void> release(Mutiny.Session session, Lead lead, Instant now) {
        return router.route(session, lead, now).chain(() -> tell(session, lead));
    }

    /** The receipt, and the question whether the address is theirs where a yes waits for it. Who only wants the newsletter gets the question alone. */
    private Uni<Void> tell(Mutiny.Session session, Lead lead) {
        boolean pending = lead.standing().stream().anyMatch(consent -> consent.state == Consent.State.PENDING);
        Uni<Void> asked = pending ? outbox.add(session, new Letter(lead.id, Letter.CONFIRMATION, lead.contact.email(), mails.confirm(lead), null)) : Uni.createFrom().voidItem();
        return lead.kind == LeadKind.NEWSLETTER ? asked : asked.chain(() -> outbox.add(session, Letter.answer(lead.id, lead.contact.email(), mails.received(lead))));
    }
}
