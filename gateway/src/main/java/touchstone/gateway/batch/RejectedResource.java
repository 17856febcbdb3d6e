package touchstone.gateway.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.NotFound;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.ledger.LedgerUnreachable;

/** Events that were not taken, and their second chance once the schemas are right. */
@Path("/rejected-touches")
@Tag(name = "batches")
public class RejectedResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LIST = "select * from interaction where refusal = 'touch-rejected' and id > $1 order by id limit $2";
    private static final String ONE = "select * from interaction where refusal = 'touch-rejected' and id = $1";
    private final Pool pool;
    private final Batching batching;

    RejectedResource(Pool pool, Batching batching) {
        this.pool = pool;
        this.batching = batching;
    }

    @GET
    @RolesAllowed({"steward", "operator"})
    @Operation(summary = "List the events that were rejected, oldest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    public Uni<Page<RejectedView>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        return read(LIST, Tuple.of(from == null ? new UUID(0, 0) : from.id(), limit + 1))
                .map(rows -> Page.of(rows.stream().map(RejectedView::of).toList(), limit, Function.identity(), RejectedView::cursor));
    }

    @POST
    @Path("/{id}/replays")
    @RolesAllowed({"steward", "operator"})
    @Operation(summary = "Try an event again as if it came now as it came then", description = "What is taken is taken once, however often it is tried.")
    @APIResponseSchema(value = BatchAnswer.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "rejected-touch-not-found")
    @APIResponse(responseCode = "409", description = "event-not-kept")
    public Uni<BatchAnswer> replay(UUID id) {
        return read(ONE, Tuple.of(id)).chain(rows -> {
            if (rows.isEmpty()) throw new RejectedTouchNotFound();
            Row row = rows.get(0);
            JsonObject message = row.getJsonObject("properties").getJsonObject("message");
            if (message == null) throw new EventNotKept();
            Sender sender = new Sender(row.getString("key"), row.getJsonObject("properties").getString("scope", row.getString("key")), false, row.getString("channel"), row.getUUID("visitor"), row.getString("consent"), true, row.getUUID("session"),
                    row.getString("identity"), null,
                    new Interaction.Agent(row.getString("client"), row.getString("verdict"), row.getString("reason")), row.getOffsetDateTime("received").toInstant());
            return batching.take(List.of(tree(message)), null, null, sender, "replay " + id);
        });
    }

    private static JsonNode tree(JsonObject message) {
        try {
            return JSON.readTree(message.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Uni<List<Row>> read(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    static class RejectedTouchNotFound extends NotFound {
        RejectedTouchNotFound() {
            super("No event was rejected with this id.");
        }
    }

    static class EventNotKept extends Conflict {
        EventNotKept() {
            super("The visitor's consent did not allow to keep what the event said.");
        }
    }
}
