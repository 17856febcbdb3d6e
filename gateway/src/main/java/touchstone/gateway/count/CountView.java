package touchstone.gateway.count;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often. Only what was counted by is told; it is absent where the touches had none. */
@Schema(name = "Count")
record CountView(
        @Schema(example = "product/0197f8e2-0000-7000-8000-000000000001") String subject,
        @Schema(example = "viewed") String verb,
        @Schema(description = "kind of place the visitors came from", example = "social") String source,
        @Schema(description = "in UTC") LocalDate day,
        String channel,
        long count) {

    @Schema(name = "Counts")
    record Counts(List<CountView> items) {
        Counts {
            items = List.copyOf(items);
        }
    }
}
