package touchstone.gateway.front;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Touch;
import touchstone.gateway.bot.Agents;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.journal.Interaction.Source;
import touchstone.gateway.key.Key;
import touchstone.gateway.limit.Standing;
import touchstone.gateway.session.Caller;
import touchstone.gateway.source.Sources;
import touchstone.gateway.visitor.Visitor;

/** One request at the front door, what is known of it so far, and its answer. Belongs to one event loop. */
final class Exchange {
    private static final int LONGEST_HOST = 255;

    final HttpServerRequest request;
    final HttpServerResponse response;
    final UUID id = UuidCreator.getTimeOrderedEpochFast();
    final Instant at;
    final Client client;
    final Trace trace;
    /** The one host that the client means, null if it does not say so in one way. */
    final String host;
    Connections.Visit visit;
    Visitor visitor;
    String path;
    Route route;
    Key key;
    /** Of the quotas that the request counted for, the one of which least is left; null where there is none. */
    Standing standing;
    /** Seconds after which a refusal for now may be over; at least 1. */
    long retryAfter = 1;
    /** The origin of another site whose page may read the answer. */
    String foreignOrigin;
    Caller caller = Caller.NOBODY;
    /** Where somebody who sends a form came from, as the service is told; null for what nobody knows. */
    String cameFrom;
    private final long began = System.nanoTime();
    private final Sources sources;
    private boolean settled;

    Exchange(HttpServerRequest request, Instant at, Client client, Sources sources) {
        this.request = request;
        this.sources = sources;
        this.at = at;
        response = request.response();
        this.client = client;
        trace = Trace.of(request.getHeader("traceparent"));
        host = host(request);
    }

    /** True for the first who wants to answer. Whoever comes later is too late. */
    boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }

    boolean isSettled() {
        return settled;
    }

    /** Whether there is nothing more to come of the request than its head (RFC 9112, 6.3). */
    boolean isWhole() {
        if (request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) return false;
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || length.equals("0");
    }

    private static String host(HttpServerRequest request) {
        boolean said = request.version() == HttpVersion.HTTP_2 || request.headers().getAll(HttpHeaders.HOST).size() == 1;
        String host = said && request.authority() != null ? request.authority().toString() : null;
        return host != null && isHost(host) ? host : null;
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) return false;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._:[]-".indexOf(c) >= 0)) return false;
        }
        return true;
    }

    boolean isWrite() {
        HttpMethod method = request.method();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    /** Whether it may be sent once more without anything being done twice (RFC 9110, 9.2.2). */
    boolean isIdempotent() {
        HttpMethod method = request.method();
        return !isWrite() || method == HttpMethod.PUT || method == HttpMethod.DELETE;
    }

    /** Length of the body as announced, -1 if it is not. */
    long announcedBytes() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /** Whether one was announced: it may be empty all the same. */
    boolean hasBody() {
        if (request.version() == HttpVersion.HTTP_2) return isWrite() && announcedBytes() != 0;
        return announcedBytes() > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    boolean waitsForContinue() {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Where whoever asks came from, as the request itself tells it. */
    Source source() {
        return sources.of(request.headers(), this::isOwn, request.query(), client.network(), visitor.linkable());
    }

    /** Whether pages of that origin are the shop's. */
    private boolean isOwn(String origin) {
        return host != null && origin.endsWith("://" + host) || origin.equals(foreignOrigin) || key != null && key.origins().contains(origin);
    }

    /** What to record of the answer. */
    Interaction interaction(int status, Long bytes, Touch touch, String refusal) {
        boolean nobody = caller.identity() == null;
        var who = new Interaction.Who(nobody || visitor.linkable() ? visitor.id() : null, visitor.consent().word(), caller.session(), caller.identity());
        var asked = new Interaction.Request(request.method().name(), route == null ? null : route.path(), key == null ? null : key.name(),
                key == null ? null : key.channel(), trace.id());
        var answer = new Interaction.Answer(status, (System.nanoTime() - began) / 1000, bytes, refusal);
        return new Interaction(id, at, who, touch, asked, answer, source(),
                Agents.of(request.method(), request.headers(), caller.identity() != null), null);
    }
}
