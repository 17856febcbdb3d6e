package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.mail.Outbox;

/** Takes new leads in, from whatever form they come. */
@ApplicationScoped
public class Intake {
    private final Outbox outbox;
    private final LeadMails mails;

    Intake(Outbox outbox, LeadMails mails) {
        this.outbox = outbox;
        this.mails = mails;
    }

    /** Keeps the lead, its first activity and the receipt for the prospect, in the caller's transaction. */
    public Uni<Void> take(Mutiny.Session session, Lead lead) {
        return session.persist(lead).chain(() -> outbox.add(session, lead.contact.email(), mails.received(lead)));
    }
}
