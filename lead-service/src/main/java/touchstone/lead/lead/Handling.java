package touchstone.lead.lead;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How sales goes about a lead, as far as it is free to.
 *
 * @param assignee who looks after it, or null
 */
@Schema(name = "LeadHandling")
record Handling(@Valid Person assignee, @NotNull @Size(max = MOST_TAGS) Set<@NotNull @Pattern(regexp = Lead.TAG) String> tags) {
    static final int MOST_TAGS = 20;

    Handling {
        tags = tags == null ? Set.of() : tags;
    }

    /** A member of staff. @param id the subject of their token */
    @Schema(name = "Person")
    record Person(@NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 200) @PlainText String name) {}
}
