package touchstone.gateway.session;

import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.gateway.visitor.ConsentView;
import touchstone.gateway.visitor.Visitors;

/** What a page may know of who looks at it. */
@Path("/session")
@Tag(name = "session")
public class SessionResource {
    private final Sessions sessions;
    private final SessionKeys keys;
    private final Visitors visitors;

    SessionResource(Sessions sessions, SessionKeys keys, Visitors visitors) {
        this.sessions = sessions;
        this.keys = keys;
        this.visitors = visitors;
    }

    @Schema(name = "Session")
    record SessionView(boolean signedIn, @Schema(description = "the subject of their tokens, by which others know them") String subject, String name, List<String> roles,
                       @Schema(description = "to be sent in Touchstone-CSRF with all that writes") String csrfToken, ConsentView consent) {}

    @GET
    @PermitAll
    // It holds a secret: compressed beside what somebody else chooses, its length would tell of it (BREACH).
    @Uncompressed
    @Operation(summary = "Who is signed in with this browser")
    @APIResponseSchema(value = SessionView.class, responseCode = "200")
    @APIResponse(responseCode = "503", description = "identity-unreachable")
    public Uni<RestResponse<SessionView>> read(@Context HttpServerRequest request) {
        ConsentView consent = ConsentView.of(visitors.of(request.headers(), ""));
        return sessions.find(keys.of(request.headers()))
                .map(session -> session == null ? new SessionView(false, null, null, List.of(), null, consent)
                        : new SessionView(true, session.identity(), session.name(), session.roles(), session.csrf(), consent))
                .map(view -> ResponseBuilder.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
}
