package touchstone.lead.lead;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LeadReview")
record Review(
        @NotNull Decision decision,
        @Size(max = 1000) @PlainText @Schema(description = "Why. The prospect is told.") String reason) {

    enum Decision {
        /** Somebody looks into it. Nobody is told by mail. */
        IN_REVIEW(LeadStatus.IN_REVIEW, "reviewed-lead"), ACCEPTED(LeadStatus.ACCEPTED, "accepted-lead"), DECLINED(LeadStatus.DECLINED, "declined-lead");

        private final LeadStatus status;
        private final String verb;

        Decision(LeadStatus status, String verb) {
            this.status = status;
            this.verb = verb;
        }

        LeadStatus status() {
            return status;
        }

        /** What the ledger calls it. */
        String verb() {
            return verb;
        }
    }
}
