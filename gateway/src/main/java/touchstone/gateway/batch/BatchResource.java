package touchstone.gateway.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.Forbidden;
import touchstone.commons.problem.Malformed;
import touchstone.commons.problem.TooLarge;
import touchstone.commons.problem.TooMany;
import touchstone.commons.problem.Unavailable;
import touchstone.gateway.bot.Agents;
import touchstone.gateway.key.Key;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.limit.Standing;
import touchstone.gateway.visitor.OwnHeaders;
import touchstone.gateway.visitor.Visitor;
import touchstone.gateway.visitor.Visitors;

/** Takes events as Segment's HTTP tracking API does. The key comes as ours do, as the user of Basic authentication, or as writeKey in the body. */
@Path("/v1")
@Tag(name = "batches")
public class BatchResource {
    static final int MOST_BYTES = 500 * 1024;
    private static final int MOST_EVENTS = 2_500;
    private static final int DEEPEST = 20;
    private static final List<String> TYPES = List.of("batch", "track", "page", "screen", "identify", "group", "alias");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(Event.MOST_BYTES).maxNameLength(200).build()).build());
    private final Batching batching;
    private final Keys keys;
    private final Limits limits;
    private final Visitors visitors;
    private final Clock clock;

    BatchResource(Batching batching, Keys keys, Limits limits, Visitors visitors, Clock clock) {
        this.batching = batching;
        this.keys = keys;
        this.limits = limits;
        this.visitors = visitors;
        this.clock = clock;
    }

    @POST
    @Path("/{path: batch|track|page|screen|identify|group|alias|[btpsiga]}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @PermitAll
    @Operation(summary = "Report what happened on a page, in an app or at a server", description = "In Segment's format: one event, or at batch a list of them. 500 KB at most, an event 32 KB. "
            + "What was sent before with the same messageId is not stored again. Without the visitor's consent only what happened is kept. "
            + "A server says with a secret key in context.consent.categoryPreferences.measurement what the visitor said, and in anonymousId who it is.")
    @APIResponseSchema(value = BatchAnswer.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "batch-unreadable")
    @APIResponse(responseCode = "403", description = "write-key-unknown")
    @APIResponse(responseCode = "413", description = "batch-too-large")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    @APIResponse(responseCode = "503", description = "not-recorded, key-unchecked")
    public Uni<BatchAnswer> take(@Parameter(description = "batch, track, page, screen, identify, group or alias, or the first letter of it, as Segment's library for browsers has it") String path, byte[] body, @Context HttpServerRequest request) {
        String type = TYPES.stream().filter(name -> name.equals(path) || path.length() == 1 && name.startsWith(path)).findFirst().orElseThrow();
        if (body.length > MOST_BYTES) throw new BatchTooLarge();
        JsonNode json = parse(body);
        Sender sender = sender(request, json.path("writeKey").asText(null));
        if (!type.equals("batch")) return batching.take(List.of(json), type, null, sender, null);
        if (!json.path("batch").isArray()) throw new BatchUnreadable("batch is a list of events.");
        List<JsonNode> events = new ArrayList<>();
        json.path("batch").forEach(events::add);
        if (events.size() > MOST_EVENTS) throw new BatchTooLarge();
        try {
            return batching.take(events, null, Event.moment(json, "sentAt"), sender, null);
        } catch (Rejected moment) {
            throw new BatchUnreadable("sentAt is a moment of RFC 3339.");
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) return json;
        } catch (IOException e) {
            throw new BatchUnreadable("The body is no JSON, or nested deeper than is taken.");
        }
        throw new BatchUnreadable("The body is not a JSON object.");
    }

    private Sender sender(HttpServerRequest request, String writeKey) {
        String name = request.getHeader(OwnHeaders.KEY);
        String scope = request.getHeader(OwnHeaders.SCOPE);
        String channel = request.getHeader(TouchstoneHeaders.CHANNEL);
        boolean server = request.headers().contains(OwnHeaders.SERVER);
        Instant now = clock.instant();
        if (name == null) {
            Key key = writeKey == null ? null : keys.find(writeKey, now);
            if (key == null && writeKey != null && !keys.areRead()) throw new KeyUnchecked();
            if (key == null || !mayCome(key, request)) throw new WriteKeyUnknown();
            Standing standing = limits.take(Limits.Kind.KEY, key.name());
            if (standing != null && !standing.isAllowed()) throw new TooManyRequests(standing.retryAfter());
            name = key.name();
            scope = key.scope();
            channel = key.channel();
            server = key.isSecret();
        }
        String network = request.getHeader(OwnHeaders.NETWORK);
        Visitor visitor = visitors.of(request.headers(), network == null ? "" : network);
        String identity = request.getHeader(OwnHeaders.IDENTITY);
        String session = request.getHeader(OwnHeaders.SESSION);
        UUID kept = !server && (identity == null || visitor.linkable()) ? visitor.id() : null;
        return new Sender(name, scope, server, channel, kept, visitor.consent().word(), !server && visitor.linkable(), session == null ? null : UUID.fromString(session), identity, network,
                Agents.of(request.method(), request.headers(), identity != null), now);
    }

    /** As the front door asks where it sees the key. */
    private static boolean mayCome(Key key, HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || !key.isSecret() && (key.origins().contains(origin) || origin.endsWith("://" + request.getHeader("Host")));
    }

    static class BatchUnreadable extends Malformed {
        BatchUnreadable(String detail) {
            super(detail);
        }
    }

    static class BatchTooLarge extends TooLarge {
        BatchTooLarge() {
            super("A batch has 500 KB and 2,500 events at most.");
        }
    }

    static class KeyUnchecked extends Unavailable {
        KeyUnchecked() {
            super("The key cannot be looked up now. Try again in a moment.");
        }
    }

    static class TooManyRequests extends TooMany {
        TooManyRequests(long retryAfter) {
            super("More has come with this key than is let through. Wait as Retry-After says.", retryAfter);
        }
    }

    static class WriteKeyUnknown extends Forbidden {
        WriteKeyUnknown() {
            super("Send the publishable key of your site in Touchstone-Key, as the user of Basic authentication, or as writeKey; from a page of one of its origins.");
        }
    }
}
