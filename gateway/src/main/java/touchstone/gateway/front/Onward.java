package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.visitor.OwnHeaders;

/** The head of a request as a service gets it: what the client may say, and what only we may say. */
final class Onward {
    /** Ours to say, or said in another way, or of no concern to a service. */
    private static final HeaderNames REPLACED = HeaderNames.of("host", "authorization", "cookie", "expect", "forwarded", "x-request-id", "traceparent");
    private final String scheme;

    /** @param scheme how clients reach us */
    Onward(String scheme) {
        this.scheme = scheme;
    }

    void head(Exchange x, MultiMap to) {
        MultiMap from = x.request.headers();
        HopByHop.copy(from, to, name -> REPLACED.contains(name) || HopByHop.startsWith(name, "x-forwarded-")
                || HopByHop.startsWith(name, "touchstone-")
                || !x.trace.continued() && name.equalsIgnoreCase("tracestate"));
        to.set(HttpHeaders.HOST, x.host);
        to.set("Forwarded", forwarded(x));
        to.set("X-Request-Id", x.id.toString());
        to.set("traceparent", x.trace.parent());
        // An id of the day is nobody's: kept by a service beside a name, it would be somebody's.
        if (x.visitor.linkable()) to.set(TouchstoneHeaders.VISITOR, x.visitor.id().toString());
        if (x.key != null) to.set(TouchstoneHeaders.CHANNEL, x.key.channel());
        if (x.cameFrom != null) to.set(TouchstoneHeaders.SOURCE, x.cameFrom);
        if (x.caller.isKnown()) to.set(HttpHeaders.AUTHORIZATION, "Bearer " + x.caller.token());
        if (x.caller.choice() != null) to.set(TouchstoneHeaders.CAPTURE_CHOICE, x.caller.choice().toString());
        if (x.route.cookie() != null) Optional.ofNullable(Cookies.read(from, x.route.cookie())).ifPresent(value -> to.set(HttpHeaders.COOKIE, x.route.cookie() + "=" + value));
        if (x.route.upstream() == Upstream.GATEWAY) own(x, to);
    }

    /** Sessions and consents are the gateway's own business. */
    private static void own(Exchange x, MultiMap to) {
        x.request.headers().getAll(HttpHeaders.COOKIE).forEach(cookie -> to.add(HttpHeaders.COOKIE, cookie));
        if (x.caller.identity() != null) to.set(OwnHeaders.IDENTITY, x.caller.identity());
        if (!x.route.takesWriteKey()) return;
        to.set(OwnHeaders.NETWORK, x.client.network());
        if (x.caller.session() != null) to.set(OwnHeaders.SESSION, x.caller.session().toString());
        if (x.key == null) return;
        to.set(OwnHeaders.KEY, x.key.name());
        to.set(OwnHeaders.SCOPE, x.key.scope());
        if (x.key.isSecret()) to.set(OwnHeaders.SERVER, "1");
    }

    /** RFC 7239. */
    private String forwarded(Exchange x) {
        String address = x.client.address();
        String client = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
        return "for=" + client + ";host=\"" + x.host + "\";proto=" + scheme;
    }
}
