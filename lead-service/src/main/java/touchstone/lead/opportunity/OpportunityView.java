package touchstone.lead.opportunity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;
import touchstone.lead.lead.Actor;

/**
 * An opportunity as sales sees it.
 *
 * @param probability in percent, by its stage; absent once it is won or lost, and where the pipeline has dropped the stage
 * @param outcome     absent while it is open
 * @param stages      where it has been, oldest first; absent in lists
 * @param history     all that was done, oldest first; absent in lists
 */
@Schema(name = "Opportunity")
record OpportunityView(UUID id, UUID lead, String pipeline, String stage, Integer probability, String name, Money value, LocalDate expectedClose, Actor owner, Opportunity.Result result, Reached outcome,
                       List<Details.ProductLine> products, List<Details.BuyingContact> contacts, List<String> competitors, Instant createdAt, List<Stay> stages, List<Step> history) {

    static OpportunityView of(Opportunity it, Integer probability, Instant now) {
        return view(it, probability, stays(it, now), it.steps.stream().map(Step::of).toList());
    }

    static OpportunityView listed(Opportunity it) {
        return view(it, null, null, null);
    }

    private static OpportunityView view(Opportunity it, Integer probability, List<Stay> stages, List<Step> history) {
        return new OpportunityView(it.id, it.lead, it.pipeline, it.stage, it.result == Opportunity.Result.OPEN ? probability : null, it.name, it.value, it.expectedClose, it.owner, it.result,
                it.result == Opportunity.Result.OPEN ? null : new Reached(it.outcomeAmount, it.outcomeOn, it.outcomeReason),
                it.details.products(), it.details.contacts(), it.details.competitors(), it.createdAt, stages, history);
    }

    /** What is won or lost stays at its stage without the time running on. */
    private static List<Stay> stays(Opportunity it, Instant now) {
        List<Stay> stays = new ArrayList<>();
        String stage = null;
        Instant since = null;
        for (OpportunityStep step : it.steps) {
            boolean ends = step.kind == OpportunityStep.Kind.WON || step.kind == OpportunityStep.Kind.LOST;
            if (since != null && (ends || !step.to.equals(stage))) {
                stays.add(new Stay(stage, since, step.at, Duration.between(since, step.at).toString()));
                since = null;
            }
            if (!ends && since == null) since = step.at;
            stage = step.to;
        }
        if (since != null) stays.add(new Stay(stage, since, null, Duration.between(since, now).toString()));
        return List.copyOf(stays);
    }

    /** @param reason why it was lost */
    @Schema(name = "Outcome")
    record Reached(Money amount, LocalDate on, String reason) {}

    /** @param until absent where it is now @param time how long, ISO 8601 */
    @Schema(name = "StageStay")
    record Stay(String stage, Instant since, Instant until, String time) {}

    @Schema(name = "OpportunityStep")
    record Step(Instant at, Actor by, OpportunityStep.Kind kind, String from, String to, String reason) {
        static Step of(OpportunityStep step) {
            return new Step(step.at, step.actor, step.kind, step.from, step.to, step.reason);
        }
    }
}
