package touchstone.lead.opportunity;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import touchstone.commons.Money;
import touchstone.commons.Revision;
import touchstone.lead.lead.Actor;
import touchstone.lead.opportunity.OpportunityStep.Kind;
import touchstone.lead.pipeline.PipelineDefinition;
import touchstone.lead.pipeline.Stage;
import touchstone.lead.pipeline.Stage.Need;

/** A qualified lead with a value, at a stage. Where it went, and when, is kept; the way is not a line. */
@Entity
public class Opportunity {
    /** What came of it. */
    public enum Result {
        OPEN, WON, LOST
    }

    @Id UUID id;
    @Version long revision;
    UUID lead;
    String pipeline;
    String stage;
    String name;
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "value_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "value_currency"))
    Money value;
    LocalDate expectedClose;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "owner_id"))
    @AttributeOverride(name = "name", column = @Column(name = "owner_name"))
    Actor owner;
    @Convert(converter = DetailsJson.class) Details details;
    @Enumerated(EnumType.STRING) Result result;
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "outcome_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "outcome_currency"))
    Money outcomeAmount;
    LocalDate outcomeOn;
    String outcomeReason;
    Instant createdAt;
    @OneToMany(mappedBy = "opportunity", cascade = CascadeType.PERSIST) @OrderBy("at, id") List<OpportunityStep> steps = new ArrayList<>();

    protected Opportunity() {}

    /** A new one, at the pipeline's first stage. */
    Opportunity(UUID lead, String pipeline, PipelineDefinition stages, Facts facts, Actor owner, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.pipeline = pipeline;
        this.stage = stages.first().id();
        this.owner = owner;
        this.result = Result.OPEN;
        this.createdAt = now;
        take(facts);
        step(Kind.OPENED, stage, owner, null, now);
    }

    private void take(Facts facts) {
        name = facts.name();
        value = facts.value();
        expectedClose = facts.expectedClose();
        details = facts.details();
    }

    Facts facts() {
        return new Facts(name, value, expectedClose, details.products(), details.contacts(), details.competitors());
    }

    /** @throws OpportunityClosed once it is won or lost */
    void change(Facts facts, Actor owner, Actor by, Instant now) {
        mustBeOpen();
        take(facts);
        String handed = owner.equals(this.owner) ? null : "owner " + this.owner.name() + " -> " + owner.name();
        this.owner = owner;
        step(Kind.CHANGED, stage, by, handed, now);
    }

    /**
     * @throws OpportunityClosed  once it is won or lost
     * @throws StageUnknown       if the pipeline has no such stage
     * @throws StageAlreadyReached if it is there
     * @throws StageNotEntered    if something is to be known first
     * @throws MoveNeedsReason    if the stage it is at does not lead there, and no reason is given
     */
    void moveTo(String next, PipelineDefinition stages, String reason, Actor by, Instant now) {
        mustBeOpen();
        Stage target = stages.stage(next).orElseThrow(() -> new StageUnknown(next));
        if (next.equals(stage)) throw new StageAlreadyReached(next);
        Set<Need> missing = EnumSet.noneOf(Need.class);
        target.needs().stream().filter(need -> !has(need)).forEach(missing::add);
        if (!missing.isEmpty()) throw new StageNotEntered(next, missing);
        boolean foreseen = stages.stage(stage).map(present -> present.leadsTo().contains(next)).orElse(false);
        if (!foreseen && (reason == null || reason.isBlank())) throw new MoveNeedsReason(stage, next);
        step(Kind.MOVED, next, by, reason, now);
        stage = next;
    }

    private boolean has(Need need) {
        return switch (need) {
            case VALUE -> value != null;
            case EXPECTED_CLOSE -> expectedClose != null;
            case PRODUCT -> !details.products().isEmpty();
            case CONTACT -> !details.contacts().isEmpty();
            case DECIDER -> details.contacts().stream().anyMatch(contact -> contact.role() == Details.Role.DECIDES);
        };
    }

    /** @throws OpportunityClosed once it is won or lost */
    void win(Money amount, LocalDate on, Actor by, Instant now) {
        mustBeOpen();
        result = Result.WON;
        outcomeAmount = amount;
        outcomeOn = on;
        step(Kind.WON, stage, by, null, now);
    }

    /** @throws OpportunityClosed once it is won or lost */
    void lose(String reason, LocalDate on, Actor by, Instant now) {
        mustBeOpen();
        result = Result.LOST;
        outcomeReason = reason;
        outcomeOn = on;
        step(Kind.LOST, stage, by, reason, now);
    }

    /** @throws OpportunityNotClosed while it is open */
    void reopen(String reason, Actor by, Instant now) {
        if (result == Result.OPEN) throw new OpportunityNotClosed();
        result = Result.OPEN;
        outcomeAmount = null;
        outcomeReason = null;
        outcomeOn = null;
        step(Kind.REOPENED, stage, by, reason, now);
    }

    private void mustBeOpen() {
        if (result != Result.OPEN) throw new OpportunityClosed(result);
    }

    private void step(Kind kind, String to, Actor by, String reason, Instant now) {
        steps.add(new OpportunityStep(this, now, by, kind, stage, to, reason));
    }

    Revision revision() {
        return new Revision(revision);
    }
}
