package touchstone.catalog.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.Finding;

/**
 * What became of the publication of one revision.
 *
 * @param reasons why it was refused; empty where it was not
 */
record PublicationResult(UUID id, Outcome outcome, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> reasons) {
    @Schema(name = "PublicationOutcome")
    enum Outcome { PUBLISHED, REFUSED }

    PublicationResult {
        reasons = List.copyOf(reasons);
    }

    static PublicationResult of(Publishing.Attempt attempt) {
        return new PublicationResult(attempt.wanted().product(), attempt.reasons().isEmpty() ? Outcome.PUBLISHED : Outcome.REFUSED, attempt.reasons());
    }

    /** The results, in the order of what was asked for. */
    @Schema(name = "PublicationResults")
    record All(List<PublicationResult> results) {
        All {
            results = List.copyOf(results);
        }
    }
}
