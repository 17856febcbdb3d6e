package touchstone.catalog.schedule;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to do to a publication, and when.
 *
 * @param revision with PUBLISH, the revision
 */
record NewSchedule(@NotNull Schedule.Act act, @Min(1) Long revision, @NotBlank @Size(max = 100) String channel, @NotBlank @Size(max = 100) String locale,
                   @NotNull Instant dueAt) {
    @AssertTrue(message = "a revision is named to publish it, and only then")
    @Schema(hidden = true)
    boolean isRevisionNamedToPublish() {
        return act == null || (act == Schedule.Act.PUBLISH) == (revision != null);
    }
}
