package touchstone.gateway.front;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import touchstone.commons.problem.Problem;
import touchstone.gateway.journal.Interaction.Source;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.limit.Standing;
import touchstone.gateway.session.Caller;
import touchstone.gateway.session.TokenRefused;
import touchstone.gateway.source.Sources;
import touchstone.gateway.visitor.Visitors;

/** One event loop's share of the front door. The steps of {@link #handle} are all that happens to a public request. */
final class Door extends AbstractVerticle {
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH,
            HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final int MOST_HEADERS = 100;

    /** Where somebody came from, by visitor, identity, and what the request itself tells. */
    interface Origins {
        Future<String> of(UUID visitor, String identity, Source now);
    }

    /** @param callers who sends this request; fails with {@link TokenRefused}, or otherwise if that cannot be found out now */
    record Parts(FrontConfig config, Routes routes, UpstreamConfig upstreams, Keys keys, Limits limits, Visitors visitors, Function<HttpServerRequest, Future<Caller>> callers,
                 Sources sources, Origins origins, Recorder recorder, Clock clock) {}

    private final Parts parts;
    private final UnaryOperator<HttpClient> network;
    private final Cors cors;
    private final Proxies proxies;
    private Replies replies;
    private Pump pump;
    private HttpServer server;
    private Connections connections;

    Door(Parts parts) {
        this(parts, UnaryOperator.identity());
    }

    /** @param network what lies between us and the services */
    Door(Parts parts, UnaryOperator<HttpClient> network) {
        this.parts = parts;
        this.network = network;
        cors = new Cors(parts.keys, parts.config.address());
        proxies = new Proxies(parts.config.proxies().orElse(List.of()));
    }

    @Override
    public void start(Promise<Void> started) {
        FrontConfig config = parts.config;
        replies = new Replies(vertx, parts.recorder, config.address().startsWith("https:"));
        connections = new Connections(config.head(), config.idle());
        vertx.setPeriodic(Connections.SWEEP_MILLIS, tick -> connections.sweep(System.nanoTime()));
        // Each with as many connections of its own: whoever only reads never waits behind bodies that do not come to their end.
        pump = new Pump(vertx, client(), client(), parts.upstreams, new Onward(URI.create(config.address()).getScheme()), replies, config);
        server = new EarlyServer(vertx, options(config), connections::accepted).connectionHandler(connections::opened).requestHandler(this::handle).invalidRequestHandler(this::malformed);
        server.listen(config.port(), config.host()).<Void>mapEmpty().onComplete(started);
    }

    private static HttpServerOptions options(FrontConfig config) {
        HttpServerOptions options = new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE)
                .setMaxInitialLineLength(config.lineBytes()).setMaxHeaderSize(config.headerBytes())
                .setInitialSettings(new Http2Settings().setMaxHeaderListSize(config.headerBytes()).setMaxConcurrentStreams(100))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setIdleTimeout((int) config.idle().toMillis());
        config.tls().ifPresent(tls -> options.setSsl(true).setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions().addCertPath(tls.certificate().toString()).addKeyPath(tls.key().toString())));
        return options;
    }

    private HttpClient client() {
        return network.apply(vertx.createHttpClient(new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE).setKeepAliveTimeout(20)
                        // Nobody waits any longer: a knock that goes on would keep its place from those who come when the service is back.
                        .setConnectTimeout((int) parts.routes.longestConnect().toMillis()),
                new PoolOptions().setHttp1MaxSize(parts.config.connections())));
    }

    int port() {
        return server.actualPort();
    }

    /** Completes, at the latest when time is up, when nothing is on its way any more. */
    Future<Void> drain(Duration time) {
        Promise<Void> over = Promise.promise();
        context.runOnContext(now -> {
            vertx.setTimer(time.toMillis(), late -> over.tryComplete());
            connections.drain().onComplete(drained -> over.tryComplete());
        });
        return over.future();
    }

    private void handle(HttpServerRequest request) {
        Exchange x = enter(request);
        if (!x.isWhole()) request.pause();
        replies.guard(x, () -> handle(x));
    }

    private void handle(Exchange x) {
        HttpServerRequest request = x.request;
        if (parts.recorder.refuses()) refuse(x, Refusals.NOT_RECORDED);
        else if (!isWithin(x, Limits.Kind.ADDRESS, x.client.site())) refuse(x, Refusals.TOO_MANY);
        else if (!METHODS.contains(request.method())) refuse(x, Refusals.METHOD_NOT_ALLOWED);
        else if (hasTooManyHeaders(request)) refuse(x, Refusals.HEAD_TOO_LARGE);
        else if (asksForWebSocket(request)) refuse(x, Refusals.NO_WEB_SOCKET);
        else if (x.host == null) refuse(x, Refusals.MALFORMED_REQUEST);
        else if ((x.path = RequestPath.normal(request.path())) == null || !RequestPath.isFineQuery(request.query())) refuse(x, Refusals.MALFORMED_PATH);
        else if (Cors.isPreflight(request)) preflight(x);
        else if (Routes.redirect(x.path) != null) redirect(x);
        else if ((x.route = parts.routes.find(x.path)) == null) refuse(x, Refusals.NOT_FOUND);
        else admit(x);
    }

    /** Each costs us and the services more than its few bytes cost the sender. */
    private static boolean hasTooManyHeaders(HttpServerRequest request) {
        int count = 0;
        for (var header : request.headers()) {
            if (++count > MOST_HEADERS) return true;
        }
        return false;
    }

    /** Nothing here speaks it: what it is for is done by streams of events, which are recorded and counted as answers are. */
    private static boolean asksForWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private Exchange enter(HttpServerRequest request) {
        Exchange x = new Exchange(request, parts.clock.instant(), proxies.client(request), parts.sources);
        x.visitor = parts.visitors.of(request.headers(), x.client.network());
        x.visit = connections.entered(request);
        x.response.headersEndHandler(head -> parts.recorder.answered());
        return x;
    }

    private void admit(Exchange x) {
        Problem refusal = cors.check(x);
        if (refusal == null && !isWithin(x)) refusal = Refusals.TOO_MANY;
        if (refusal == null && x.announcedBytes() > x.route.bodyBytes()) refusal = Refusals.TOO_LARGE;
        if (refusal != null) refuse(x, refusal);
        else if (x.route.isOfNobody()) forward(x);
        else if (x.route.takesWriteKey() && WriteKey.isBasic(x.request.getHeader(HttpHeaders.AUTHORIZATION))) forward(x);
        else parts.callers.apply(x.request).onComplete(found -> replies.guard(x, () -> admit(x, found)));
    }

    private void admit(Exchange x, AsyncResult<Caller> found) {
        if (found.succeeded()) x.caller = found.result();
        else if (found.cause() instanceof TokenRefused) {
            refuse(x, Refusals.UNAUTHORIZED);
            return;
        } else if (x.route.needsCaller() || x.isWrite() && x.route.upstream() == Upstream.GATEWAY) {
            // Our own API finds the session by itself, and may succeed where we have failed: a write would then go unproven.
            refuse(x, Refusals.IDENTITY_UNREACHABLE);
            return;
        }
        // A page that reports what happened there cannot prove who made it: then it is nobody who did.
        if (x.route.takesWriteKey() && x.caller.csrf() != null && !provesOrigin(x)) x.caller = Caller.NOBODY;
        if (x.route.needsCaller() && !x.caller.isKnown()) refuse(x, Refusals.UNAUTHORIZED);
        else if (x.isWrite() && x.caller.csrf() != null && !provesOrigin(x)) refuse(x, Refusals.CSRF_TOKEN_REQUIRED);
        else if (x.isWrite() && x.route.tellsSource()) forwardWithSource(x);
        else forward(x);
    }

    private void forwardWithSource(Exchange x) {
        parts.origins.of(x.visitor.linkable() ? x.visitor.id() : null, x.caller.identity(), x.source()).onComplete(told -> context.runOnContext(here -> replies.guard(x, () -> {
            x.cameFrom = told.result();
            forward(x);
        })));
    }

    /** A body that does not come to its end holds a connection to a service: of those, each sender has only so many. */
    private void forward(Exchange x) {
        if (x.hasBody()) {
            if (!parts.limits.beginUpload(x.client.site())) {
                refuse(x, Refusals.TOO_MANY_UPLOADS);
                return;
            }
            x.visit.uploads(() -> parts.limits.endUpload(x.client.site()));
        }
        pump.forward(x);
    }

    /** What is costly, or worth guessing at, is counted more strictly; and a key counts wherever it comes from. */
    private boolean isWithin(Exchange x) {
        if (x.key != null && !isWithin(x, Limits.Kind.KEY, x.key.name())) return false;
        return !x.route.isLimited(x.isWrite()) || isWithin(x, x.route.limit(), x.client.site());
    }

    private boolean isWithin(Exchange x, Limits.Kind kind, String sender) {
        Standing standing = parts.limits.take(kind, sender);
        if (standing == null) return true;
        if (standing.isTighterThan(x.standing)) x.standing = standing;
        return standing.isAllowed();
    }

    /** Whether a write comes from a page that can read our answers, and not just from a browser that sends cookies along. */
    private static boolean provesOrigin(Exchange x) {
        String sent = x.request.getHeader("Touchstone-CSRF");
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), x.caller.csrf().getBytes(StandardCharsets.UTF_8));
    }

    private void preflight(Exchange x) {
        cors.preflight(x);
        replies.answer(x, 204);
    }

    private void redirect(Exchange x) {
        x.response.putHeader(HttpHeaders.LOCATION, Routes.redirect(x.path));
        replies.answer(x, 302);
    }

    private void refuse(Exchange x, Problem problem) {
        replies.refuse(x, problem);
    }

    /** What is no HTTP is an answer too, and the end of its connection. */
    private void malformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        refuse(enter(request), cause instanceof TooLongHttpLineException ? Refusals.LINE_TOO_LONG : cause instanceof TooLongHttpHeaderException ? Refusals.HEAD_TOO_LARGE
                : cause == HeadCheck.Unreadable.VERSION ? Refusals.VERSION_NOT_SUPPORTED : cause == HeadCheck.Unreadable.LATE ? Refusals.HEAD_TOO_SLOW : Refusals.MALFORMED_REQUEST);
    }
}
