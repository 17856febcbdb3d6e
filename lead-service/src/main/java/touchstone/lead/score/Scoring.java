package touchstone.lead.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.lead.CompanyDomain;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.upstream.UpstreamUnavailable;

/** Scores a lead as it is now: by what is stored here, and by what the ledger says now, so that a verdict or a merge counts as soon as it is said. */
@ApplicationScoped
class Scoring {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Scores scores;
    private final Ledger ledger;
    private final Scorable scorable;
    private final ObjectMapper json;
    private final Clock clock;

    Scoring(Mutiny.SessionFactory sessions, Leads leads, Scores scores, @RestClient Ledger ledger, @RestClient Scorable scorable, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.scores = scores;
        this.ledger = ledger;
        this.scorable = scorable;
        this.json = json;
        this.clock = clock;
    }

    /** @param restricted whether nothing they did may be used */
    private record Known(Lead lead, boolean restricted, Person person, ScoreWeights weights) {}

    /** @param before by the weights that hold @param after by others */
    @Schema(name = "ScoreCompared")
    record Compared(Score before, Score after) {}

    /** Also what lists show from now on. Fails as {@link Leads#require} does, and with {@link UpstreamUnavailable}. */
    Uni<Score> score(UUID lead) {
        return known(lead).chain(known -> score(known, known.weights.definition, known.weights.version)).call(score -> sessions.withTransaction(session -> scores.keep(session, score)));
    }

    /** Fails as {@link #score} does. Nothing is kept. */
    Uni<Compared> compare(UUID lead, Weights others) {
        return known(lead).chain(known -> score(known, known.weights.definition, known.weights.version).chain(before -> score(known, others, null).map(after -> new Compared(before, after))));
    }

    private Uni<Score> score(Known known, Weights weights, Integer version) {
        Lead lead = known.lead;
        SeenProduct product = lead.product();
        Uni<List<Ledger.Touched>> did = known.restricted ? Uni.createFrom().item(List.of()) : interest(lead, weights);
        return did.map(touched -> {
            var now = clock.instant();
            var reckoning = new Reckoning(weights, now);
            Score.Part fit = reckoning.fit(known.person);
            Score.Part interest = reckoning.interest(touched, product);
            return new Score(lead.id(), Score.round(fit.points() + interest.points()), fit, interest, version, now, reckoning.products(touched, product));
        });
    }

    /** Of who is registered all they did; of others what their browser did, where that may be kept. */
    private Uni<List<Ledger.Touched>> interest(Lead lead, Weights weights) {
        UUID visitor = lead.submission().visitor();
        if (lead.prospect() == null && visitor == null) return Uni.createFrom().item(List.of());
        return ledger.interest(lead.prospect() != null ? "prospects" : "visitors", lead.prospect() != null ? lead.prospect() : visitor, weights.halfLife().toString())
                .map(Ledger.Interest::items).onFailure().transform(UpstreamUnavailable.of("gateway"));
    }

    /** Of who is registered only what may be used so: what stands with the lead may come from a provider. */
    private Uni<Scorable.Registered> contact(Lead lead) {
        if (lead.prospect() != null) {
            return scorable.of(new Scorable.Question(List.of(lead.prospect()))).map(answer -> answer.of(lead.prospect())).onFailure().transform(UpstreamUnavailable.of("registration-service"));
        }
        Map<String, String> typed = new HashMap<>(Map.of("email", lead.contact().email()));
        if (lead.contact().company() != null) typed.put("company", lead.contact().company());
        return Uni.createFrom().item(new Scorable.Registered(null, false, typed));
    }

    private Uni<Known> known(UUID id) {
        return sessions.withSession(session -> leads.require(session, id))
                .chain(lead -> contact(lead).chain(contact -> {
                    // Of who was erased there is no address.
                    String company = CompanyDomain.of(contact.values().getOrDefault("email", ""));
                    return sessions.withSession(session -> leads.mergedInto(session, id).chain(merged -> scores.past(session, company, id).chain(past -> scores.latest(session).map(weights -> {
                        List<JsonNode> answers = contact.restricted() ? List.of() : Stream.concat(Stream.of(lead), merged.stream()).map(this::answers).toList();
                        var person = new Person(company, contact.values().get("company"), said(answers, "role"), said(answers, "jobTitle").stream().findFirst().orElse(null), past[0], past[1]);
                        return new Known(lead, contact.restricted(), person, weights);
                    }))));
                }));
    }

    private static List<String> said(List<JsonNode> answers, String field) {
        return answers.stream().map(said -> said.path(field).textValue()).filter(Objects::nonNull).filter(text -> !text.isBlank()).toList();
    }

    private JsonNode answers(Lead lead) {
        try {
            return lead.submission().answers() == null ? json.createObjectNode() : json.readTree(lead.submission().answers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was answered is no longer readable", e);
        }
    }
}
