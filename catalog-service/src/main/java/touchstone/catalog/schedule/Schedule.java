package touchstone.catalog.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.Finding;

/**
 * Something to be done to a publication at a time.
 *
 * @param revision what to publish; absent where it is to be withdrawn
 * @param author   who asked for it, and in whose name it is done
 * @param doneAt   when it was done, failed or was cancelled
 * @param reasons  why it failed; while it is pending, what would make it fail today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(UUID id, UUID product, Act act, Long revision, String channel, String locale, Instant dueAt, String author, State state, Instant doneAt,
                       @Schema(description = "Why it failed; while it is pending, what would make it fail today") List<Finding> reasons) {
    public Schedule {
        reasons = List.copyOf(reasons);
    }

    /** What is to be done. */
    public enum Act { PUBLISH, WITHDRAW }

    /** How far it is. */
    public enum State { PENDING, RUNNING, DONE, FAILED, CANCELLED }

    Schedule with(List<Finding> found) {
        return new Schedule(id, product, act, revision, channel, locale, dueAt, author, state, doneAt, found);
    }
}
