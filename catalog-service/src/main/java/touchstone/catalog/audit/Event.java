package touchstone.catalog.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One step in the life of a product.
 *
 * @param author who did it
 * @param note   what they said of it, or by what it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(Instant at, String author, Act act, long revision, String channel, String locale, String note) {
    /** What was done. */
    public enum Act { SAVED, REVIEW_ASKED, CHANGES_REQUESTED, PARTLY_APPROVED, APPROVED, PUBLISHED, WITHDRAWN }

    static Event of(Instant at, String author, Act act, long revision, String note) {
        return new Event(at, author, act, revision, null, null, note);
    }
}
