package touchstone.catalog.approval;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Problem;
import touchstone.commons.problem.Refusal;

/**
 * What became of the approval of one revision.
 *
 * @param problem why it was refused; absent where it was not
 */
record ApprovalResult(UUID id, Outcome outcome, @Schema(description = "Why it was refused") Problem problem) {
    @Schema(name = "ApprovalOutcome")
    enum Outcome { APPROVED, REFUSED }

    static ApprovalResult approved(UUID product) {
        return new ApprovalResult(product, Outcome.APPROVED, null);
    }

    static ApprovalResult refused(UUID product, Refusal refusal) {
        return new ApprovalResult(product, Outcome.REFUSED, refusal.problem());
    }

    /** The results, in the order of what was asked for. */
    @Schema(name = "ApprovalResults")
    record All(List<ApprovalResult> results) {
        All {
            results = List.copyOf(results);
        }
    }
}
