package touchstone.lead.opportunity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;
import touchstone.lead.lead.PlainText;

/** Won with an amount, lost with a reason, or open again with a reason. */
@Schema(name = "OutcomeChange")
record Outcome(
        @NotNull Opportunity.Result result,
        @Valid @Schema(description = "Of what is won.") Money amount,
        @Schema(description = "The day, today if absent.") LocalDate on,
        @Size(max = 1000) @PlainText @Schema(description = "Why it is lost, or open again.") String reason) {

    @AssertTrue(message = "what is won has an amount and no reason; what is lost or open again has a reason and no amount")
    @Schema(hidden = true)
    public boolean isWhole() {
        boolean reasoned = reason != null && !reason.isBlank();
        return result == null || (result == Opportunity.Result.WON ? amount != null && reason == null : reasoned && amount == null);
    }
}
