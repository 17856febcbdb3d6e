package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import touchstone.commons.problem.Problem;
import touchstone.gateway.key.Keys;

/** Which pages of other sites may call us (Fetch standard, CORS): those whose origin a publishable key names. */
final class Cors {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Touchstone-Key, Touchstone-CSRF, Authorization, Content-Type, "
            + "Accept-Language, Idempotency-Key, If-Match, If-None-Match, traceparent";
    private static final String ANSWER_HEADERS = "ETag, Location, Content-Language, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy";
    private static final String PREFLIGHT_SECONDS = "600";

    private final Keys keys;
    private final String own;

    Cors(Keys keys, String own) {
        this.keys = keys;
        this.own = own;
    }

    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** @return why the key cannot be used, null if it can or none is needed */
    Problem check(Exchange x) {
        String value = key(x);
        if (value == null && x.route.takesWriteKey()) return keyInBody(x);
        if (value == null) return x.route.needsKey() ? Refusals.KEY_REQUIRED : null;
        x.key = keys.find(value, x.at);
        if (x.key == null) return keys.areRead() ? Refusals.KEY_UNKNOWN : Refusals.KEY_UNCHECKED;
        String origin = x.request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) return null;
        // Whatever a browser holds, its user can read.
        if (x.key.isSecret()) return Refusals.SECRET_KEY_IN_PAGE;
        if (isOwn(origin, x)) return null;
        if (!x.key.origins().contains(origin)) return Refusals.ORIGIN_NOT_ALLOWED;
        x.foreignOrigin = origin;
        return null;
    }

    private static String key(Exchange x) {
        String key = x.request.getHeader("Touchstone-Key");
        String authorization = x.request.getHeader(HttpHeaders.AUTHORIZATION);
        return key == null && x.route.takesWriteKey() && WriteKey.isBasic(authorization) ? WriteKey.user(authorization) : key;
    }

    /** Whether the key that will be found there may come from this origin is asked again then. */
    private Problem keyInBody(Exchange x) {
        String origin = x.request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isOwn(origin, x)) return null;
        if (!keys.anyAllows(origin)) return Refusals.ORIGIN_NOT_ALLOWED;
        x.foreignOrigin = origin;
        return null;
    }

    private boolean isOwn(String origin, Exchange x) {
        return origin.equals(own) || origin.endsWith("://" + x.host);
    }

    /** Headers of the answer to a preflight; without a word of permission when no key names the origin. */
    void preflight(Exchange x) {
        MultiMap headers = x.response.headers();
        headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = x.request.getHeader(HttpHeaders.ORIGIN);
        if (!keys.anyAllows(origin)) return;
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }

    static void allow(Exchange x) {
        if (x.route != null && x.route.isOpen()) x.response.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (x.key != null) x.response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (x.foreignOrigin == null) return;
        x.response.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, x.foreignOrigin);
        x.response.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        x.response.headers().set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    }
}
