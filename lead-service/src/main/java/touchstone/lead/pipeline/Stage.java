package touchstone.lead.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import touchstone.lead.lead.PlainText;

/**
 * A place in a pipeline.
 *
 * @param probability in percent, that what is here is won
 * @param needs       what is to be known of an opportunity that comes here
 * @param leadsTo     where it goes from here without a word; anywhere else takes a reason
 */
public record Stage(
        @NotNull @Pattern(regexp = Stage.ID) String id,
        @NotBlank @Size(max = 100) @PlainText String name,
        @Min(0) @Max(100) int probability,
        @NotNull @Size(max = 10) Set<@NotNull Need> needs,
        @NotNull @Size(max = 20) Set<@NotNull @Pattern(regexp = Stage.ID) String> leadsTo) {
    static final String ID = "[a-z][a-z0-9-]{0,39}";

    /** What can be asked of an opportunity before it enters a stage. */
    public enum Need {
        VALUE, EXPECTED_CLOSE, PRODUCT, CONTACT,
        /** A contact who decides. */
        DECIDER
    }
}
