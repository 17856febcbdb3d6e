package touchstone.lead.opportunity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.commons.Revision;
import touchstone.lead.MergePatch;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Leads;
import touchstone.lead.pipeline.Pipelines;

/** Moves opportunities along their pipelines to an outcome, one transaction per step. */
@ApplicationScoped
public class Selling {
    private final Mutiny.SessionFactory sessions;
    private final Opportunities opportunities;
    private final Pipelines pipelines;
    private final Leads leads;
    private final Idempotency idempotency;
    private final MergePatch patches;
    private final Clock clock;

    Selling(Mutiny.SessionFactory sessions, Opportunities opportunities, Pipelines pipelines, Leads leads, ObjectMapper json, MergePatch patches, Clock clock) {
        this.sessions = sessions;
        this.opportunities = opportunities;
        this.pipelines = pipelines;
        this.leads = leads;
        this.idempotency = new Idempotency(json);
        this.patches = patches;
        this.clock = clock;
    }

    /** Fails with {@link OpportunityNotFound}. */
    Uni<OpportunityAnswer> read(UUID id) {
        return sessions.withSession(session -> opportunities.get(session, id).chain(found -> answer(session, found)));
    }

    /** Fails as the lead is not found or not accepted, as the pipeline is not found, and with {@link OpportunityExists}. */
    Uni<OpportunityAnswer> open(NewOpportunity wanted, Actor by, String idempotencyKey) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> idempotency.once(session, now, by.id(), idempotencyKey, wanted, Opened.class,
                        () -> leads.accepted(session, wanted.lead(), LeadNotAccepted::new)
                                .call(() -> opportunities.ofLead(session, wanted.lead()).invoke(present -> {
                                    if (present != null) throw new OpportunityExists();
                                }))
                                .chain(lead -> pipelines.getForEntry(session, wanted.pipelineOrFirst()).chain(pipeline -> {
                                    Facts facts = wanted.facts(lead.contact(), lead.product());
                                    facts.check();
                                    var made = new Opportunity(lead.id(), pipeline.id(), pipeline.definition(), facts, by, now);
                                    return session.persist(made).chain(session::flush).replaceWith(() -> new Opened(made.id));
                                })))
                .chain(opened -> opportunities.get(session, opened.id())).chain(made -> answer(session, made)));
    }

    /** What is kept with an Idempotency-Key: the rest is read again. */
    record Opened(UUID id) {}

    Uni<OpportunityAnswer> change(UUID id, Revision expected, JsonNode patch, Actor by) {
        return changed(id, expected, (found, now) -> {
            Facts facts = patches.apply(found.facts(), patch, Facts.class);
            facts.check();
            found.change(facts, found.owner, by, now);
        });
    }

    Uni<OpportunityAnswer> hand(UUID id, Revision expected, Actor owner, Actor by) {
        return changed(id, expected, (found, now) -> found.change(found.facts(), owner, by, now));
    }

    /** Fails as {@link Opportunity#moveTo} does. */
    Uni<OpportunityAnswer> move(UUID id, Revision expected, StageChange change, Actor by) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> opportunities.getForChange(session, id)
                .invoke(found -> found.revision().mustBe(expected))
                .call(found -> pipelines.getForEntry(session, found.pipeline)
                        .invoke(pipeline -> found.moveTo(change.stage(), pipeline.definition(), change.reason(), by, now)))
                .call(session::flush)
                .chain(found -> answer(session, found)));
    }

    /** Fails with {@link OpportunityClosed} or {@link OpportunityNotClosed}. */
    Uni<OpportunityAnswer> settle(UUID id, Revision expected, Outcome outcome, Actor by) {
        Facts.checkAmount(outcome.amount());
        Facts.checkDay(outcome.on());
        return changed(id, expected, (found, now) -> {
            LocalDate on = outcome.on() != null ? outcome.on() : LocalDate.ofInstant(now, ZoneOffset.UTC);
            switch (outcome.result()) {
                case WON -> found.win(outcome.amount(), on, by, now);
                case LOST -> found.lose(outcome.reason(), on, by, now);
                case OPEN -> found.reopen(outcome.reason(), by, now);
            }
        });
    }

    private Uni<OpportunityAnswer> changed(UUID id, Revision expected, BiConsumer<Opportunity, Instant> change) {
        return sessions.withTransaction(session -> opportunities.getForChange(session, id)
                .invoke(found -> found.revision().mustBe(expected))
                .invoke(found -> change.accept(found, clock.instant()))
                // The revision advances only at flush, and the reply's ETag must carry the new one.
                .call(session::flush)
                .chain(found -> answer(session, found)));
    }

    private Uni<OpportunityAnswer> answer(Mutiny.Session session, Opportunity it) {
        return pipelines.get(session, it.pipeline).map(pipeline -> new OpportunityAnswer(
                OpportunityView.of(it, pipeline.definition().stage(it.stage).map(stage -> stage.probability()).orElse(null), clock.instant()), it.revision()));
    }

    record OpportunityAnswer(OpportunityView view, Revision revision) {}
}
