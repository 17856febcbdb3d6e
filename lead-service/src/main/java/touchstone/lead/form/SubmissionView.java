package touchstone.lead.form;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;

/** That a submission was taken. What it said is not repeated: it would be kept with the Idempotency-Key too. */
@Schema(name = "Submission")
record SubmissionView(UUID id, LeadKind kind, Instant createdAt) {
    static SubmissionView of(Lead lead) {
        return new SubmissionView(lead.id(), lead.kind(), lead.createdAt());
    }
}
