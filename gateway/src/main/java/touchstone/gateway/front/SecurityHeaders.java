package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What keeps our answers to themselves: nobody frames them or takes them for something else, pages load from us alone, and all else that a browser may show as a
 * document, such as a picture with a script in it, from nowhere. What a service says of its own answer holds.
 */
final class SecurityHeaders {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence USED_BY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence TYPE = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence PAGE = HttpHeaders.createOptimized("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    /** Browsers show it by pages of their own, which load what they need. */
    private static final CharSequence PDF = HttpHeaders.createOptimized("base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    private static final CharSequence OTHER = HttpHeaders.createOptimized("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("strict-origin-when-cross-origin");
    private static final CharSequence US = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence ALL = HttpHeaders.createOptimized("cross-origin");

    private SecurityHeaders() {}

    /** @param isOpen whether pages of every origin may use it */
    static void add(MultiMap headers, int status, boolean isOpen) {
        headers.set(TYPE, NO_SNIFF);
        headers.set(FRAMES, DENY);
        // It says nothing new of what the browser has, and would replace what was said of that.
        if (status == 304) return;
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean isPage = type != null && type.startsWith("text/html");
        say(headers, POLICY, isPage ? PAGE : type != null && type.startsWith("application/pdf") ? PDF : OTHER);
        say(headers, REFERRER, ORIGIN);
        say(headers, USED_BY, isOpen ? ALL : US);
        if (!isPage) return;
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cross-Origin-Opener-Policy", US);
    }

    private static void say(MultiMap headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) headers.set(name, value);
    }
}
