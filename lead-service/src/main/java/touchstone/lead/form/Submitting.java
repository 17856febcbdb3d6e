package touchstone.lead.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.commons.Idempotency;
import touchstone.lead.form.FormDefinition.AskedConsent;
import touchstone.lead.form.FormDefinition.Field;
import touchstone.lead.form.FormDefinition.ProductUse;
import touchstone.lead.lead.Arrival;
import touchstone.lead.lead.Consent;
import touchstone.lead.lead.Contact;
import touchstone.lead.lead.Intake;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Submission;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.product.Offered;
import touchstone.lead.product.PublishedProducts;
import touchstone.lead.prospect.Prospect;
import touchstone.lead.prospect.Prospects;
import touchstone.lead.spam.Challenge;
import touchstone.lead.spam.Challenges;
import touchstone.lead.spam.Origins;
import touchstone.lead.spam.Suspicion;

/** Shows forms and takes what is filled in: who asks and what they saw are read first, then all that is kept is kept in one commit. */
@ApplicationScoped
public class Submitting {
    private final Forms forms;
    private final Prospects prospects;
    private final PublishedProducts products;
    private final Idempotency idempotency;
    private final Challenges challenges;
    private final Origins origins;
    private final Intake intake;
    private final MailDispatcher dispatcher;
    private final MeterRegistry meters;
    private final Clock clock;

    Submitting(Forms forms, Prospects prospects, PublishedProducts products, ObjectMapper json, Challenges challenges, Origins origins,
            Intake intake, MailDispatcher dispatcher, MeterRegistry meters, Clock clock) {
        this.forms = forms;
        this.prospects = prospects;
        this.products = products;
        this.idempotency = new Idempotency(json);
        this.challenges = challenges;
        this.origins = origins;
        this.intake = intake;
        this.dispatcher = dispatcher;
        this.meters = meters;
        this.clock = clock;
    }

    /** What is known of who asks, and of what they ask about. */
    private record Situation(Form form, Prospect prospect, Offered product) {
        Set<String> known() {
            return prospect == null ? Set.of() : prospect.company() == null ? Set.of("name", "email") : Set.of("name", "email", "company");
        }

        List<Field> asked() {
            return form.definition().asked(known(), product == null ? null : product.gate());
        }
    }

    /** The form as this caller is asked it about this product. Fails with {@link FormNotFound}, and as {@link PublishedProducts#offered}. */
    Uni<FormView> show(String id, Submitter who, String product, Long revision) {
        return forms.latest(id)
                .chain(form -> situation(form, who, form.definition().product() == ProductUse.NONE ? null : product, revision))
                .map(situation -> FormView.of(situation.form(), situation.asked(), who.locale(), who.isSignedIn() ? null : challenges.next(id)));
    }

    Uni<SubmissionView> submit(String id, Submitter who, NewSubmission made, String idempotencyKey) {
        return forms.version(id, made.version()).chain(form -> {
            if (made.website() != null && !made.website().isBlank()) return Uni.createFrom().item(trapped(form));
            Idempotency.Key key = idempotency.key(who.keysOf(), idempotencyKey, made);
            Instant now = clock.instant();
            String origin = who.isSignedIn() ? null : origins.of(who.forwarded(), now);
            // A repeat gets its first answer also when the product, or the service that knows it, is gone by now.
            return intake.ask(key, origin, now).chain(known -> known.answer() != null ? Uni.createFrom().item(() -> repeated(key, known)) : submit(form, who, made, key, origin, known, now));
        });
    }

    private SubmissionView repeated(Idempotency.Key key, Intake.Known known) {
        return idempotency.replay(key, known.request(), known.answer(), SubmissionView.class);
    }

    /** What fills in a field that nobody sees learns nothing from the answer. */
    private SubmissionView trapped(Form form) {
        meters.counter("touchstone.lead.trapped", "form", form.id()).increment();
        return new SubmissionView(UuidCreator.getTimeOrderedEpoch(), form.definition().kind(), clock.instant());
    }

    private Uni<SubmissionView> submit(Form form, Submitter who, NewSubmission made, Idempotency.Key key, String origin, Intake.Known known, Instant now) {
        checkProduct(form, made);
        return situation(form, who, made.product(), made.revision()).chain(situation -> {
            ObjectNode answers = given(made.answers());
            form.check(answers, situation.asked());
            checkConsents(form, made.said());
            Challenge met = who.isSignedIn() ? null : challenges.check(form.id(), made.proof());
            Lead lead = lead(situation, who, made, answers, now);
            if (met != null) suspect(lead, met, answers, who, known.tooMany(), now);
            SubmissionView taken = SubmissionView.of(lead);
            return intake.take(new Arrival(lead, key, key == null ? null : idempotency.stored(taken), met, origin), known.routing()).invoke(dispatcher::nudge)
                    // Somebody else was first with this key.
                    .chain(kept -> kept ? Uni.createFrom().item(taken) : intake.ask(key, null, now).map(theirs -> repeated(key, theirs)));
        });
    }

    private static void checkProduct(Form form, NewSubmission made) {
        ProductUse use = form.definition().product();
        if (use == ProductUse.NONE && made.product() != null) throw new ProductNotAsked();
        if (use == ProductUse.REQUIRED && made.product() == null || made.product() != null && made.revision() == null) throw new ProductRequired();
    }

    private Uni<Situation> situation(Form form, Submitter who, String product, Long revision) {
        Uni<Offered> offered = product == null || revision == null ? Uni.createFrom().nullItem()
                : products.offered(who.caller().bearer(), product, revision, who.channel(), who.locale());
        return prospects.known(who.caller()).chain(prospect -> offered.map(seen -> new Situation(form, prospect, seen)));
    }

    /** Holds the lead back if enough speaks for spam. */
    private void suspect(Lead lead, Challenge met, ObjectNode answers, Submitter who, boolean tooMany, Instant now) {
        String written = Stream.of("message", "name", "company").map(name -> answers.path(name).asText("")).collect(Collectors.joining("\n"));
        Set<Suspicion> suspicions = Suspicion.of(answers.path("name").textValue(), answers.path("email").asText(), written, who.locale());
        if (challenges.isTooFast(met, now)) suspicions.add(Suspicion.TOO_FAST);
        if (tooMany) suspicions.add(Suspicion.TOO_MANY);
        lead.suspect(suspicions.stream().map(Suspicion::slug).toList(), Suspicion.areEnough(suspicions), now);
    }

    private static Lead lead(Situation situation, Submitter who, NewSubmission made, ObjectNode answers, Instant now) {
        Form form = situation.form();
        Prospect prospect = situation.prospect();
        ObjectNode rest = answers.deepCopy();
        String name = take(rest, "name");
        String email = take(rest, "email");
        String company = take(rest, "company");
        String message = take(rest, "message");
        // What a registered person has confirmed goes before what is typed.
        Contact contact = prospect == null ? new Contact(name, email, company) : new Contact(prospect.name(), prospect.email(), prospect.company() != null ? prospect.company() : company);
        Source source = who.source();
        var submission = new Submission(form.id(), form.version(), rest.toString(), who.locale(), who.visitor(), source.first(), source.last(), source.campaign(), source.share());
        Lead lead = new Lead(form.definition().kind(), prospect == null ? null : prospect.id(), who.caller().subject(), contact,
                situation.product() == null ? null : situation.product().seen(), message, submission, now);
        made.said().forEach(said -> lead.consent(said.purpose(), !said.granted() ? Consent.State.REFUSED
                : form.definition().confirms(said.purpose()) ? Consent.State.PENDING : Consent.State.GRANTED, said.notice(), now));
        return lead;
    }

    /** What is left empty in a browser is no answer. */
    private static ObjectNode given(ObjectNode answers) {
        ObjectNode given = answers.objectNode();
        answers.fields().forEachRemaining(answer -> {
            if (!answer.getValue().isTextual() || !answer.getValue().asText().isBlank()) given.set(answer.getKey(), answer.getValue());
        });
        return given;
    }

    private static String take(ObjectNode answers, String name) {
        var answer = answers.remove(name);
        return answer == null ? null : answer.asText();
    }

    private static void checkConsents(Form form, List<NewSubmission.Said> said) {
        Set<String> purposes = form.definition().consents().stream().map(AskedConsent::purpose).collect(Collectors.toSet());
        Set<String> answered = new HashSet<>();
        for (NewSubmission.Said one : said) {
            if (!purposes.contains(one.purpose()) || !answered.add(one.purpose()) || !form.notices(one.purpose()).contains(one.notice())) throw new ConsentNotAsked(one.purpose());
        }
        for (AskedConsent consent : form.definition().consents()) {
            if (consent.required() && said.stream().noneMatch(one -> one.purpose().equals(consent.purpose()) && one.granted())) throw new ConsentRequired(consent.purpose());
        }
    }
}
