package touchstone.lead.lead;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LeadMerger")
record Merger(
        @NotNull @Schema(description = "The lead that goes on.") UUID into,
        @Size(max = 1000) @PlainText String reason) {}
