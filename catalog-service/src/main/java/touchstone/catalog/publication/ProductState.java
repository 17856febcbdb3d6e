package touchstone.catalog.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a product is on one channel in one locale.
 *
 * @param status   of what is there: what is live stays PUBLISHED while a newer revision is worked on
 * @param revision the revision that is live, or was when it was withdrawn; otherwise the latest
 * @param since    when it was published or withdrawn
 * @param behind   of a variant, where what is there does not say what its model says now; absent where it does
 * @param latest   the latest revision, and how far that is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductState(String channel, String locale, Status status, long revision, Instant since,
                    @Schema(description = "Of a variant: where what is there does not say what its model says now") List<String> behind, @Schema(description = "The latest revision, and how far that is") Latest latest) {
    /** The life of a product on a channel in a locale. */
    enum Status { DRAFT, IN_REVIEW, APPROVED, PUBLISHED, WITHDRAWN }

    record Latest(long revision, Status status) {}
}
