package touchstone.gateway.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key to be created. */
@Schema(name = "NewKey")
record NewKey(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(description = "how the ledger calls it, for good", example = "shop") String name,
        @NotNull Key.Kind kind,
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}") @Schema(description = "the channel that it opens", example = "web") String channel,
        @Size(max = 50) @Schema(description = "sites whose pages may use a publishable key; the gateway's own always may", example = "[\"https://www.example.com\"]") Set<@Origin String> origins) {
    NewKey {
        origins = origins == null ? Set.of() : Set.copyOf(origins);
    }
}
