package touchstone.gateway.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens now, as server-sent events (HTML standard). */
@Path("/interactions/live")
@Tag(name = "live")
public class LiveResource {
    private static final int RECONNECT_MILLIS = 1_000;
    private final Live live;
    private final LiveConfig config;

    LiveResource(Live live, LiveConfig config) {
        this.live = live;
        this.config = config;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Watch touches as they arrive in the ledger", description = "Each event touch is one, as in a timeline; the first event, connected, tells only the place. "
            + "Whoever comes back with Last-Event-ID misses nothing. The stream ends after a while: a browser's EventSource comes back by itself.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "last-event-id-unreadable")
    @APIResponse(responseCode = "503", description = "too-many-watchers")
    public Multi<OutboundSseEvent> watch(@Parameter(description = "The id of the last event that was received") @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Size(max = 6_000) String last,
                                         @QueryParam("verb") @Size(max = 40) String verb, @QueryParam("channel") @Size(max = 100) String channel, @Context Sse sse) {
        long[] silent = {0};
        return live.from(last == null ? null : Place.parse(last), verb, channel)
                .onItem().transformToMultiAndConcatenate(told -> Multi.createFrom().iterable(events(told, silent, sse)));
    }

    private List<OutboundSseEvent> events(List<Live.Told> told, long[] silent, Sse sse) {
        if (!told.isEmpty()) {
            silent[0] = 0;
            return told.stream().map(one -> event(one, sse)).toList();
        }
        if (++silent[0] * config.every().toMillis() < config.heartbeat().toMillis()) return List.of();
        silent[0] = 0;
        return List.of(sse.newEventBuilder().comment("still here").build());
    }

    private static OutboundSseEvent event(Live.Told told, Sse sse) {
        OutboundSseEvent.Builder event = sse.newEventBuilder().id(told.place().toString()).mediaType(MediaType.APPLICATION_JSON_TYPE).reconnectDelay(RECONNECT_MILLIS);
        return told.touch() == null ? event.name("connected").data(Map.class, Map.of()).build() : event.name("touch").data(told.touch()).build();
    }
}
