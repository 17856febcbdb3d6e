package touchstone.gateway.recall;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Cursor;

/** Somebody who received something. */
@Schema(name = "Recipient")
record RecipientView(
        @Schema(description = "absent for who is not registered") UUID prospect,
        @Schema(description = "the browser of who is not registered; without consent another one each day, so that one person may be listed for several") UUID visitor,
        Instant first,
        Instant last,
        @Schema(description = "how often") long touches,
        UUID key) {

    static RecipientView of(Row row) {
        return new RecipientView(row.getUUID("prospect"), row.getUUID("visitor"), row.getOffsetDateTime("first").toInstant(), row.getOffsetDateTime("last").toInstant(),
                row.getLong("touches"), row.getUUID("key"));
    }

    Cursor cursor() {
        return new Cursor(first, key);
    }

    RecipientView shown() {
        return new RecipientView(prospect, visitor, first, last, touches, null);
    }
}
