package touchstone.gateway.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.session.Caller;
import touchstone.gateway.visitor.Consent;
import touchstone.gateway.visitor.OwnHeaders;
import touchstone.gateway.visitor.Visitor;

/** The head of a service's answer: what is for the client, and what it tells only us, in headers that never leave. */
record ServiceAnswer(HttpClientResponse from, Touch touch) {
    /** The same is touched again and again, and to read it costs more than to find it. */
    private static final Cache<String, Optional<Touch>> TOUCHES = Caffeine.newBuilder().maximumSize(5_000).build();

    /** Reads what is meant for us. The gateway's own API also says who the caller and the visitor have become by this answer. */
    static ServiceAnswer of(Exchange x, HttpClientResponse from) {
        if (x.route.upstream() == Upstream.GATEWAY) become(x, from.headers());
        String touch = from.getHeader(TouchstoneHeaders.TOUCH);
        return new ServiceAnswer(from, touch == null ? null : TOUCHES.get(touch, Touch::parse).orElse(null));
    }

    private static void become(Exchange x, MultiMap headers) {
        String identity = headers.get(OwnHeaders.IDENTITY);
        if (identity != null && headers.contains(OwnHeaders.SESSION)) x.caller = new Caller(UUID.fromString(headers.get(OwnHeaders.SESSION)), identity, null, null, null);
        String visitor = headers.get(OwnHeaders.VISITOR);
        // The id that was known until now must not go on as that of somebody who has just said no.
        if (OwnHeaders.NOBODY.equals(visitor)) x.visitor = new Visitor(x.visitor.linkable() ? null : x.visitor.id(), Consent.DECLINED, null, "");
        else if (visitor != null) x.visitor = new Visitor(UUID.fromString(visitor), Consent.GRANTED, null, "");
    }

    void copyHead(Exchange x) {
        MultiMap to = x.response.headers();
        HopByHop.copy(from.headers(), to, name -> HopByHop.startsWith(name, "touchstone-"));
        String location = to.get(HttpHeaders.LOCATION);
        if (location != null) to.set(HttpHeaders.LOCATION, ours(location, x.host));
    }

    /** Services see the public host but not how we are reached; an address at our own place is best given without either (RFC 9110, 10.2.2). */
    private static String ours(String location, String host) {
        try {
            URI uri = new URI(location);
            if (!host.equals(uri.getAuthority())) return location;
            String path = location.substring(location.indexOf(host) + host.length());
            return path.startsWith("/") ? path : "/" + path;
        } catch (URISyntaxException e) {
            return location;
        }
    }

    Long bytes() {
        String length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? null : Long.valueOf(length);
    }
}
