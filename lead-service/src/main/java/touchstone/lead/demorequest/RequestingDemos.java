package touchstone.lead.demorequest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.commons.problem.Refusal;
import touchstone.lead.lead.Contact;
import touchstone.lead.lead.Intake;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.Submission;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.product.PublishedProducts;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.prospect.Prospect;
import touchstone.lead.prospect.Prospects;

/** Takes demo requests: who asks and what they saw are read first, then all that is kept is kept in one transaction. */
@ApplicationScoped
public class RequestingDemos {
    private final Prospects prospects;
    private final PublishedProducts products;
    private final Mutiny.SessionFactory sessions;
    private final Idempotency idempotency;
    private final Intake intake;
    private final Leads leads;
    private final MailDispatcher dispatcher;
    private final Clock clock;

    RequestingDemos(Prospects prospects, PublishedProducts products, Mutiny.SessionFactory sessions, ObjectMapper json, Intake intake,
            Leads leads, MailDispatcher dispatcher, Clock clock) {
        this.prospects = prospects;
        this.products = products;
        this.sessions = sessions;
        this.idempotency = new Idempotency(json);
        this.intake = intake;
        this.leads = leads;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    Uni<DemoRequestView> request(JsonWebToken caller, NewDemoRequest wanted, String channel, String locale, String idempotencyKey) {
        String bearer = "Bearer " + caller.getRawToken();
        String requester = caller.getSubject();
        return prospects.me(bearer)
                .chain(prospect -> products.seen(bearer, wanted.product(), wanted.revision(), channel, locale)
                        .chain(product -> keep(prospect, requester, product, wanted, locale, idempotencyKey)))
                // A repeat gets its first answer also when the product, or the service that knows it, is gone by now.
                .onFailure(Refusal.class).recoverWithUni(refusal -> sessions
                        .withSession(session -> idempotency.stored(session, requester, idempotencyKey, wanted, Kept.class).chain(kept -> kept == null ? Uni.createFrom().nullItem() : read(session, kept)))
                        .onItem().ifNull().failWith(refusal))
                .invoke(dispatcher::nudge);
    }

    private Uni<DemoRequestView> keep(Prospect prospect, String requester, SeenProduct product, NewDemoRequest wanted, String locale, String idempotencyKey) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> idempotency.once(session, now, requester, idempotencyKey, wanted, Kept.class, () -> {
            var contact = new Contact(prospect.name(), prospect.email(), prospect.company());
            var lead = new Lead(LeadKind.DEMO_REQUEST, prospect.id(), requester, contact, product, wanted.message(), Submission.in(locale), now);
            return intake.take(session, lead).replaceWith(() -> new Kept(lead.id()));
        }).chain(kept -> read(session, kept)));
    }

    private Uni<DemoRequestView> read(Mutiny.Session session, Kept kept) {
        return leads.find(session, kept.id()).map(DemoRequestView::of);
    }

    /** What is kept with an Idempotency-Key: not what they wrote, which is kept once and goes when the lead goes. */
    record Kept(UUID id) {}
}
