package touchstone.catalog.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One revision before those who approve.
 *
 * @param author           who asked for it
 * @param approvedRevision the revision that is approved now: this one, or, where some of it was approved, the one made of that; absent as long as
 *                         the approval is not done
 * @param comments         oldest first
 * @param earlier          what was asked and decided before it was opened again, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Review(UUID product, long revision, State state, String author, Instant at, String comment, String decidedBy, Instant decidedAt, String decisionComment,
                     @Schema(description = "The revision that is approved now: this one, or one made of the part that was approved") Long approvedRevision,
                     List<Comment> comments, @Schema(description = "Reviews of this revision before, each of which ended with changes asked for; oldest first") List<Round> earlier) {
    /** OVERTAKEN: the product was changed before anybody decided. */
    public enum State { OPEN, APPROVED, PARTLY_APPROVED, CHANGES_REQUESTED, OVERTAKEN }

    /** Something said on a review. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Comment(UUID id, String author, Instant at, String attribute, String scope, String text) {}

    /** A review that ended with changes asked for, and of which none were needed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Round(String author, Instant at, String comment, String decidedBy, Instant decidedAt, String decisionComment) {}

    public Review {
        comments = List.copyOf(comments);
        earlier = List.copyOf(earlier);
    }

    Review with(State other, List<Comment> said) {
        return new Review(product, revision, other, author, at, comment, decidedBy, decidedAt, decisionComment, approvedRevision, said, earlier);
    }
}
