package touchstone.catalog.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an approver says.
 *
 * @param attributes with APPROVED, the attributes, or {@code attribute/scope}, to approve alone
 */
record NewDecision(@NotNull Decision decision,
                   @Schema(description = "With APPROVED: approve these alone, each an attribute or attribute/scope") @Size(min = 1, max = 1000) List<@NotBlank @Size(max = 200) String> attributes,
                   @Size(max = 2000) String comment) {
    enum Decision { APPROVED, CHANGES_REQUESTED }
}
