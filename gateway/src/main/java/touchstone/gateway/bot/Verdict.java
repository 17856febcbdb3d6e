package touchstone.gateway.bot;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a browser is somebody's. */
enum Verdict {
    HUMAN, BOT, UNDECIDED;

    /** As the ledger has it. */
    String word() {
        return name().toLowerCase();
    }

    /** @param reason for those who read it later */
    @Schema(name = "NewVerdict")
    record Said(@NotNull Verdict verdict, @NotNull @Size(min = 1, max = 200) String reason) {}

    /** @param by the subject of a steward's token, or {@code rule} */
    @Schema(name = "Verdict")
    record View(Verdict verdict, String reason, String by, Instant at) {
        static View of(Row row) {
            return new View(valueOf(row.getString("verdict").toUpperCase()), row.getString("reason"), row.getString("by"), row.getOffsetDateTime("at").toInstant());
        }
    }

    @Schema(name = "Verdicts")
    record Views(List<View> items) {}
}
