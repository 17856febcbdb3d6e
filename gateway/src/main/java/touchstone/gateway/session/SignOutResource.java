package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.visitor.Visitor;
import touchstone.gateway.visitor.Visitors;

/** The end of a session, here and at the identity server. */
@Path("/sign-out")
@Tag(name = "session")
public class SignOutResource {
    private static final Logger log = Logger.getLogger(SignOutResource.class);
    private final Sessions sessions;
    private final SessionKeys keys;
    private final IdentityServer server;
    private final Visitors visitors;

    SignOutResource(Sessions sessions, SessionKeys keys, IdentityServer server, Visitors visitors) {
        this.sessions = sessions;
        this.keys = keys;
        this.server = server;
        this.visitors = visitors;
    }

    @POST
    @PermitAll
    @Operation(summary = "Sign out", description = "Whoever uses this browser next is another visitor.")
    @APIResponse(responseCode = "204", description = "nobody is signed in any more")
    @APIResponse(responseCode = "503", description = "identity-unreachable")
    public Uni<RestResponse<Void>> signOut(@Context HttpServerRequest request) {
        SessionKey key = keys.of(request.headers());
        Visitor next = visitors.signedOut(visitors.of(request.headers(), ""));
        return sessions.find(key).chain(session -> session == null ? Uni.createFrom().item(answer(next).build())
                : sessions.end(key).call(() -> endThere(session)).replaceWith(() -> answer(next).header(TouchstoneHeaders.TOUCH, Touch.of("signed-out")).build()));
    }

    /** Here the session is over already; over there it ends by itself at the latest when it is idle. */
    private Uni<Void> endThere(Session session) {
        return server.endSession(session.tokens().refresh())
                .onFailure().invoke(failure -> log.warnf("session goes on at the identity server session=%s cause=%s", session.id(), failure))
                .onFailure().recoverWithNull();
    }

    private ResponseBuilder<Void> answer(Visitor next) {
        ResponseBuilder<Void> answer = ResponseBuilder.<Void>create(204).header(HttpHeaders.SET_COOKIE, Cookies.remove(SessionKey.COOKIE));
        if (next.linkable()) answer.header(HttpHeaders.SET_COOKIE, visitors.cookie(next));
        return answer;
    }
}
