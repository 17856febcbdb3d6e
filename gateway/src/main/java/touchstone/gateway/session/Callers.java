package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Finds out who sends a request: a server with a token of its own, a browser with a session, or nobody in particular. */
@Singleton
public class Callers {
    private static final String BEARER = "Bearer ";
    private final Sessions sessions;
    private final SessionKeys keys;
    private final TokenCheck tokens;

    public Callers(Sessions sessions, SessionKeys keys, TokenCheck tokens) {
        this.sessions = sessions;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Completes on the caller's event loop. Fails with {@link TokenRefused}, or otherwise if it cannot be found out now. */
    public Future<Caller> of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization != null) return future(bearer(authorization));
        SessionKey key = keys.of(headers);
        if (key == null) return Future.succeededFuture(Caller.NOBODY);
        Session known = sessions.known(key);
        if (known != null) return Future.succeededFuture(known.caller());
        return future(sessions.find(key).map(session -> session == null ? Caller.NOBODY : session.caller()));
    }

    private Uni<Caller> bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return Uni.createFrom().failure(new TokenRefused("no bearer token"));
        String token = authorization.substring(BEARER.length()).strip();
        return Uni.createFrom().deferred(() -> tokens.accessToken(token)).map(claims -> new Caller(null, claims.getClaimValueAsString("sub"), token, null, null));
    }

    private static Future<Caller> future(Uni<Caller> caller) {
        Context context = Vertx.currentContext();
        CompletableFuture<Caller> found = caller.subscribeAsCompletionStage();
        // Mostly it is known at once, and a detour through the event loop's queue would cost more than the search.
        if (!found.isDone()) return Future.fromCompletionStage(found, context);
        return found.isCompletedExceptionally() ? Future.failedFuture(found.handle((none, failure) -> failure).join()) : Future.succeededFuture(found.join());
    }
}
