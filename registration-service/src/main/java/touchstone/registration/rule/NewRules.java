package touchstone.registration.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.PlainText;
import touchstone.registration.prospect.Text;

/** What a provider's terms are found to allow. */
record NewRules(
        @NotNull(message = "is required") Boolean store,
        @Min(1) @Max(36500) @Schema(description = "For how many days; without it, as long as the identity is here.") Integer keepDays,
        @NotNull(message = "is required") Boolean refresh,
        @NotNull(message = "is required") Boolean show,
        @NotNull(message = "is required") Boolean sell,
        @NotNull(message = "is required") Boolean score,
        @NotNull(message = "is required") Boolean export,
        @NotNull(message = "is required") Boolean mail,
        @NotNull(message = "is required") @Size(max = 1000) @PlainText @Schema(description = "Which terms say so.") String reason) {
    NewRules {
        reason = Text.normal(reason);
    }
}
