package touchstone.lead.opportunity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.PlainText;

record StageChange(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String stage,
        @Size(max = 1000) @PlainText @Schema(description = "Why, where the present stage does not lead there: back, or past one.") String reason) {}
