package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What keeps our pages to themselves: they load from us alone, and nobody frames them. */
final class PageHeaders {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private PageHeaders() {}

    static void add(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("text/html")) return;
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
