package touchstone.lead.opportunity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Money;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.OnWithdrawal;
import touchstone.lead.pipeline.Pipelines;

/** Takes over what became of leads elsewhere, and with who asked for it. Twice is as once. */
@ApplicationScoped
public class Outcomes implements OnWithdrawal {
    private static final String WITHDRAWN = "They took their request back.";
    private static final String PIPELINE = "sales";
    private final Mutiny.SessionFactory sessions;
    private final Opportunities opportunities;
    private final Pipelines pipelines;
    private final Leads leads;
    private final Clock clock;

    Outcomes(Mutiny.SessionFactory sessions, Opportunities opportunities, Pipelines pipelines, Leads leads, Clock clock) {
        this.sessions = sessions;
        this.opportunities = opportunities;
        this.pipelines = pipelines;
        this.leads = leads;
        this.clock = clock;
    }

    /**
     * @param amount of what was won; null for what it was thought to be worth
     * @param on     the day, or null for today
     * @param reason of what was lost
     */
    public record Settled(UUID lead, boolean won, Money amount, LocalDate on, String reason) {}

    /** What it meant here. */
    public enum Meant {
        TAKEN_OVER, KNOWN_ALREADY
    }

    /**
     * Wins or loses the opportunity of a lead; one that has none gets it first. Fails as the lead is not found or not accepted, with {@link OpportunityClosed} if something else was settled
     * here, with {@link AmountMissing}, {@link AmountNegative} or {@link DayOutOfRange}.
     *
     * @param dry whether only to see whether it would work: nothing is kept then
     */
    public Uni<Meant> settle(Settled settled, Actor by, boolean dry) {
        Instant now = clock.instant();
        Facts.checkAmount(settled.amount());
        Facts.checkDay(settled.on());
        return sessions.withTransaction((session, transaction) -> {
            if (dry) transaction.markForRollback();
            return leads.accepted(session, settled.lead(), LeadNotAccepted::new).chain(lead -> opportunity(session, lead, by, now)).map(found -> settle(found, settled, by, now)).call(session::flush);
        });
    }

    @Override
    public Uni<Void> withdrawn(Mutiny.Session session, Lead lead, Instant now) {
        return opportunities.ofLead(session, lead.id()).chain(present -> present == null || present.result != Opportunity.Result.OPEN ? Uni.createFrom().voidItem()
                : opportunities.getForChange(session, present.id).invoke(found -> found.lose(WITHDRAWN, LocalDate.ofInstant(now, ZoneOffset.UTC), lead.asker(), now)).chain(session::flush));
    }

    private Uni<Opportunity> opportunity(Mutiny.Session session, Lead lead, Actor by, Instant now) {
        return opportunities.ofLead(session, lead.id()).chain(present -> present != null ? opportunities.getForChange(session, present.id)
                : pipelines.getForEntry(session, PIPELINE).chain(pipeline -> {
                    Facts facts = new NewOpportunity(lead.id(), PIPELINE, null, null, null, null, null, List.of()).facts(lead.contact(), lead.product());
                    var made = new Opportunity(lead.id(), pipeline.id(), pipeline.definition(), facts, by, now);
                    return session.persist(made).chain(session::flush).replaceWith(made);
                }));
    }

    private static Meant settle(Opportunity found, Settled settled, Actor by, Instant now) {
        Money amount = settled.amount() != null ? settled.amount() : found.outcomeAmount != null ? found.outcomeAmount : found.value;
        boolean same = settled.won() ? found.result == Opportunity.Result.WON && found.outcomeAmount.equals(amount) : found.result == Opportunity.Result.LOST;
        if (same) return Meant.KNOWN_ALREADY;
        LocalDate on = settled.on() != null ? settled.on() : LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (settled.won()) {
            if (amount == null) throw new AmountMissing();
            found.win(amount, on, by, now);
        } else {
            found.lose(settled.reason(), on, by, now);
        }
        return Meant.TAKEN_OVER;
    }
}
