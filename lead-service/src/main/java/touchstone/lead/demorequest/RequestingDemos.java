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
import touchstone.lead.form.Source;
import touchstone.lead.lead.Arrival;
import touchstone.lead.lead.Contact;
import touchstone.lead.lead.Intake;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.Submission;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.product.PublishedProducts;
import touchstone.lead.prospect.Prospects;

/** Takes demo requests: who asks and what they saw are read first, then all that is kept is kept in one commit. */
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

    Uni<DemoRequestView> request(JsonWebToken caller, NewDemoRequest wanted, String channel, String locale, Source source, String idempotencyKey) {
        String bearer = "Bearer " + caller.getRawToken();
        String requester = caller.getSubject();
        Idempotency.Key key = idempotency.key(requester, idempotencyKey, wanted);
        Instant now = clock.instant();
        // A repeat gets its first answer also when the product, or the service that knows it, is gone by now.
        return intake.ask(key, null, now).chain(known -> known.answer() != null ? repeated(key, known)
                : prospects.me(bearer).chain(prospect -> products.seen(bearer, wanted.product(), wanted.revision(), channel, locale)
                        .chain(product -> keep(new Lead(LeadKind.DEMO_REQUEST, prospect.id(), requester, new Contact(prospect.name(), prospect.email(), prospect.company()), product, wanted.message(),
                                Submission.in(locale).from(source.first(), source.last(), source.campaign(), source.share()), now), key, known.routing()))));
    }

    private Uni<DemoRequestView> keep(Lead lead, Idempotency.Key key, long routing) {
        return intake.take(new Arrival(lead, key, key == null ? null : idempotency.stored(new Kept(lead.id())), null, null), routing).invoke(dispatcher::nudge)
                // Somebody else was first with this key.
                .chain(kept -> kept ? Uni.createFrom().item(DemoRequestView.of(lead)) : intake.ask(key, null, lead.createdAt()).chain(theirs -> repeated(key, theirs)));
    }

    private Uni<DemoRequestView> repeated(Idempotency.Key key, Intake.Known known) {
        Kept kept = idempotency.replay(key, known.request(), known.answer(), Kept.class);
        return sessions.withSession(session -> leads.find(session, kept.id())).map(DemoRequestView::of);
    }

    /** What is kept with an Idempotency-Key: not what they wrote, which is kept once and goes when the lead goes. */
    record Kept(UUID id) {}
}
