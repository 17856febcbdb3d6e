package touchstone.lead.demorequest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.Activity;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadStatus;
import touchstone.lead.product.SeenProduct;

/**
 * A demo request as the prospect who made it sees it.
 *
 * @param product as they saw it
 * @param history oldest first; absent in lists
 */
@Schema(name = "DemoRequest")
record DemoRequestView(UUID id, LeadStatus status, SeenProduct product, String message, Instant createdAt, List<Step> history) {
    static DemoRequestView of(Lead lead) {
        return new DemoRequestView(lead.id(), lead.status().told(), lead.product(), lead.message(), lead.createdAt(),
                lead.history().stream().filter(Activity::isToldStep).map(Step::of).toList());
    }

    static DemoRequestView listed(Lead lead) {
        return new DemoRequestView(lead.id(), lead.status().told(), lead.product(), lead.message(), lead.createdAt(), null);
    }

    /** What became of it, and when; who decided, and why it was held back or merged, stays inside the house. */
    @Schema(name = "DemoRequestStep")
    record Step(Instant at, LeadStatus status, String reason) {
        static Step of(Activity activity) {
            return new Step(activity.at(), activity.to().told(), activity.reasonTold());
        }
    }
}
