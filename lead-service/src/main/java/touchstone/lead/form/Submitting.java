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
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.commons.problem.Refusal;
import touchstone.lead.form.FormDefinition.AskedConsent;
import touchstone.lead.form.FormDefinition.Field;
import touchstone.lead.form.FormDefinition.ProductUse;
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

/** Shows forms and takes what is filled in: who asks and what they saw are read first, then all that is kept is kept in one transaction. */
@ApplicationScoped
public class Submitting {
    private final Forms forms;
    private final Prospects prospects;
    private final PublishedProducts products;
    private final Mutiny.SessionFactory sessions;
    private final Idempotency idempotency;
    private final Challenges challenges;
    private final Origins origins;
    private final Intake intake;
    private final MailDispatcher dispatcher;
    private final MeterRegistry meters;
    private final Clock clock;

    Submitting(Forms forms, Prospects prospects, PublishedProducts products, Mutiny.SessionFactory sessions, ObjectMapper json, Challenges challenges, Origins origins,
            Intake intake, MailDispatcher dispatcher, MeterRegistry meters, Clock clock) {
        this.forms = forms;
        this.prospects = prospects;
        this.products = products;
        this.sessions = sessions;
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
        return sessions.withSession(session -> forms.latest(session, id))
                .chain(form -> situation(form, who, form.definition().product() == ProductUse.NONE ? null : product, revision))
                .map(situation -> FormView.of(situation.form(), situation.asked(), who.locale(), who.isSignedIn() ? null : challenges.next(id)));
    }

    Uni<SubmissionView> submit(String id, Submitter who, NewSubmission made, String idempotencyKey) {
        return sessions.withSession(session -> forms.version(session, id, made.version()))
                .chain(form -> made.website() == null || made.website().isBlank() ? submit(form, who, made, idempotencyKey) : Uni.createFrom().item(trapped(form)));
    }

    /** What fills in a field that nobody sees learns nothing from the answer. */
    private SubmissionView trapped(Form form) {
        meters.counter("touchstone.lead.trapped", "form", form.id()).increment();
        return new SubmissionView(UuidCreator.getTimeOrderedEpoch(), form.definition().kind(), clock.instant());
    }

    private Uni<SubmissionView> submit(Form form, Submitter who, NewSubmission made, String idempotencyKey) {
        return Uni.createFrom().deferred(() -> {
                    checkProduct(form, made);
                    return situation(form, who, made.product(), made.revision());
                })
                .chain(situation -> keep(situation, who, made, idempotencyKey))
                // A repeat gets its first answer also when the product, or the service that knows it, is gone by now.
                .onFailure(Refusal.class).recoverWithUni(refusal -> sessions
                        .withSession(session -> idempotency.stored(session, who.keysOf(), idempotencyKey, made, SubmissionView.class))
                        .onItem().ifNull().failWith(refusal))
                .invoke(dispatcher::nudge);
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

    private Uni<SubmissionView> keep(Situation situation, Submitter who, NewSubmission made, String idempotencyKey) {
        ObjectNode answers = given(made.answers());
        situation.form().check(answers, situation.asked());
        checkConsents(situation.form(), made.said());
        Instant now = clock.instant();
        Challenge met = who.isSignedIn() ? null : challenges.check(situation.form().id(), made.proof());
        return sessions.withTransaction(session -> idempotency.once(session, now, who.keysOf(), idempotencyKey, made, SubmissionView.class, () -> {
            Lead lead = lead(situation, who, made, answers, now);
            return (met == null ? Uni.createFrom().voidItem() : suspect(session, lead, met, answers, who, now))
                    .chain(() -> intake.take(session, lead)).replaceWith(() -> SubmissionView.of(lead));
        }));
    }

    /** Spends the challenge, and holds the lead back if enough speaks for spam. */
    private Uni<Void> suspect(Mutiny.Session session, Lead lead, Challenge met, ObjectNode answers, Submitter who, Instant now) {
        String written = Stream.of("message", "name", "company").map(name -> answers.path(name).asText("")).collect(Collectors.joining("\n"));
        Set<Suspicion> suspicions = Suspicion.of(answers.path("name").textValue(), answers.path("email").asText(), written, who.locale());
        if (challenges.isTooFast(met, now)) suspicions.add(Suspicion.TOO_FAST);
        return challenges.spend(session, met).chain(() -> origins.areTooMany(session, who.forwarded(), now)).invoke(tooMany -> {
            if (tooMany) suspicions.add(Suspicion.TOO_MANY);
            lead.suspect(suspicions.stream().map(Suspicion::slug).toList(), Suspicion.areEnough(suspicions), now);
        }).replaceWithVoid();
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
