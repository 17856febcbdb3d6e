package touchstone.lead.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.product.SeenProduct;

/**
 * A lead as sales sees it.
 *
 * @param prospect whose timeline shows what they touched before and after
 * @param contact  as it was known when they asked
 * @param product  as they saw it
 * @param history  oldest first
 */
@Schema(name = "Lead")
record LeadView(UUID id, LeadKind kind, LeadStatus status, UUID prospect, Contact contact, SeenProduct product, String message, Instant createdAt,
                List<Step> history) {
    LeadView {
        history = List.copyOf(history);
    }

    static LeadView of(Lead lead) {
        return new LeadView(lead.id, lead.kind, lead.status, lead.prospect, lead.contact, lead.product, lead.message, lead.createdAt,
                lead.history.stream().map(Step::of).toList());
    }

    /** @param from the status before, absent for the first step */
    @Schema(name = "LeadStep")
    record Step(Instant at, Actor by, LeadStatus from, LeadStatus to, String reason) {
        static Step of(Activity activity) {
            return new Step(activity.at, activity.actor, activity.from, activity.to, activity.reason);
        }
    }
}
