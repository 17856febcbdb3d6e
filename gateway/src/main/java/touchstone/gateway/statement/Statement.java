package touchstone.gateway.statement;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that became known about a prospect.
 *
 * @param other the account for AFFILIATED and LEFT; the prospect that survives for MERGED, and the one that it is split from for SPLIT
 * @param at    from when on it holds
 */
@Schema(name = "Statement")
record Statement(@NotNull Kind kind, @NotNull UUID prospect, @NotNull UUID other, @NotNull Instant at) {
    enum Kind {
        AFFILIATED, LEFT, MERGED, SPLIT;

        /** As the ledger has it. */
        String word() {
            return name().toLowerCase();
        }
    }
}
