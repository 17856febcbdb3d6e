package touchstone.gateway.ledger;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Cursor;

/** One interaction in a timeline. */
@Schema(name = "Touch")
public record TouchView(
        UUID id,
        Instant at,
        @Schema(description = "what was done, absent for what touched nothing in particular", example = "viewed") String verb,
        @Schema(description = "to what, kind/id", example = "product/0197f8e2-0000-7000-8000-000000000001") String subject,
        @Schema(description = "in which revision") Long revision,
        String channel,
        String locale,
        @Schema(description = "who did it, as far as known; a visitor who signed in later counts as who they turned out to be") UUID prospect,
        @Schema(description = "the browser it was done with; without consent another one each day") UUID visitor,
        @Schema(description = "whether it was known at that moment who it was") boolean signedIn,
        String method,
        String route,
        int status,
        @Schema(description = "kind of place the visitor came from", example = "social") String referrer,
        String site,
        @Schema(description = "utm parameters, without the prefix") Map<String, Object> campaign,
        @Schema(description = "family of the client, such as a browser") String client,
        @Schema(description = "human, bot or undecided, as said of the browser last, otherwise as the touch itself tells") String verdict,
        @Schema(description = "what a page or a server calls it that reports it itself") String event,
        @Schema(description = "what it says beside") Map<String, Object> properties) {

    /** Of a row of the interactions with the column {@code who}. */
    public static TouchView of(Row row) {
        JsonObject campaign = row.getJsonObject("campaign");
        JsonObject properties = row.getJsonObject("properties");
        return new TouchView(row.getUUID("id"), row.getOffsetDateTime("at").toInstant(), row.getString("verb"), row.getString("subject"), row.getLong("revision"),
                row.getString("channel"), row.getString("locale"), row.getUUID("who"), row.getUUID("visitor"), row.getString("identity") != null, row.getString("method"),
                row.getString("route"), row.getInteger("status"), row.getString("referrer"), row.getString("site"), campaign == null ? null : campaign.getMap(),
                row.getString("client"), row.getString("judged"), row.getString("event"), properties == null ? null : properties.getMap());
    }

    Cursor cursor() {
        return new Cursor(at, id);
    }
}
