package touchstone.gateway.batch;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Cursor;

/** An event that was not taken. */
@Schema(name = "RejectedTouch")
record RejectedView(UUID id, Instant received, String key, String event, List<String> faults,
                    @Schema(description = "what would have been read of it; absent where the visitor's consent did not allow to keep it") Map<String, Object> message) {
    static RejectedView of(Row row) {
        JsonObject kept = row.getJsonObject("properties");
        JsonObject message = kept.getJsonObject("message");
        return new RejectedView(row.getUUID("id"), row.getOffsetDateTime("received").toInstant(), row.getString("key"), row.getString("event"),
                kept.getJsonArray("faults").stream().map(String::valueOf).toList(), message == null ? null : message.getMap());
    }

    Cursor cursor() {
        return new Cursor(received, id);
    }
}
