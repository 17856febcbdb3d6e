package touchstone.lead.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.lead.lead.CompanyDomain;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.upstream.UpstreamUnavailable;

/** Scores a lead as it is now: by what is stored here, and by what the ledger says now, so that a verdict or a merge counts as soon as it is said. */
@ApplicationScoped
class Scoring {
    private static final Logger log = Logger.getLogger(Scoring.class);
    private final Pool pool;
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Scores scores;
    private final Ledger ledger;
    private final Scorable scorable;
    private final ObjectMapper json;
    private final Clock clock;

    Scoring(Pool pool, Mutiny.SessionFactory sessions, Leads leads, Scores scores, @RestClient Ledger ledger, @RestClient Scorable scorable, ObjectMapper json, Clock clock) {
        this.pool = pool;
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
        return known(lead).chain(this::score).call(score -> scores.keep(pool, List.of(score), List.of(), score.computedAt()));
    }

    /** As far as others say what they know: who cannot be scored is left out, and logged. Nothing is kept. */
    Uni<List<Score>> scoreAll(List<UUID> ids) {
        return sessions.withSession(session -> leads.all(session, ids))
                .chain(found -> each(found, lead -> lead, this::asked)).chain(this::known).chain(known -> each(known, Known::lead, this::score));
    }

    /** One after the other: who is asked has others to serve. */
    private static <T, R> Uni<List<R>> each(List<T> all, Function<T, Lead> lead, Function<T, Uni<R>> work) {
        return Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(one -> work.apply(one)
                .onFailure().invoke(failure -> log.warnf("lead not scored, trying again in minutes id=%s cause=%s", lead.apply(one).id(), failure)).onFailure().recoverWithNull()).collect().asList();
    }

    /** Fails as {@link #score} does. Nothing is kept. */
    Uni<Compared> compare(UUID lead, Weights others) {
        return known(lead).chain(known -> score(known).chain(before -> score(known, others, null).map(after -> new Compared(before, after))));
    }

    private Uni<Score> score(Known known) {
        return score(known, known.weights.definition, known.weights.version);
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
        return sessions.withSession(session -> leads.require(session, id)).chain(this::asked).chain(asked -> known(List.of(asked))).map(known -> known.get(0));
    }

    /** @param company the domain of theirs, or null */
    private record Asked(Lead lead, Scorable.Registered contact, String company) {}

    private Uni<Asked> asked(Lead lead) {
        // Of who was erased there is no address.
        return contact(lead).map(contact -> new Asked(lead, contact, CompanyDomain.of(contact.values().getOrDefault("email", ""))));
    }

    private Uni<List<Known>> known(List<Asked> all) {
        Map<UUID, String> companies = all.stream().filter(asked -> asked.company != null).collect(Collectors.toMap(asked -> asked.lead.id(), Asked::company));
        return scores.past(companies).chain(past -> sessions.withSession(session -> leads.mergedInto(session, all.stream().map(asked -> asked.lead.id()).toList())
                .chain(merged -> scores.latest(session).map(weights -> all.stream()
                        .map(asked -> known(asked, merged.getOrDefault(asked.lead.id(), List.of()), past.getOrDefault(asked.lead.id(), Scores.Past.NONE), weights)).toList()))));
    }

    private Known known(Asked asked, List<Lead> merged, Scores.Past past, ScoreWeights weights) {
        List<JsonNode> answers = asked.contact.restricted() ? List.of() : Stream.concat(Stream.of(asked.lead), merged.stream()).map(this::answers).toList();
        var person = new Person(asked.company, asked.contact.values().get("company"), said(answers, "role"), said(answers, "jobTitle").stream().findFirst().orElse(null), past.accepted(), past.won());
        return new Known(asked.lead, asked.contact.restricted(), person, weights);
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
