package touchstone.lead.demorequest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.PlainText;

record NewDemoRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,63}") @Schema(description = "Id of the product, as the storefront shows it.") String product,
        @NotNull @PositiveOrZero @Schema(description = "The revision that was on show.") Long revision,
        @Size(max = 2000) @PlainText @Schema(description = "What they wish to see, in their own words.") String message) {}
