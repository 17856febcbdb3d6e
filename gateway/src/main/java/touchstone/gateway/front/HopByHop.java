package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Headers that belong to one connection (RFC 9110, 7.6.1) and so never pass through, with those that {@code Connection} names. */
final class HopByHop {
    private static final HeaderNames NAMES = HeaderNames.of("connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization",
            "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");

    private HopByHop() {}

    static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Copies what may pass. @param stays tells by name, which may have any case, what else does not pass */
    static void copy(MultiMap from, MultiMap to, Predicate<String> stays) {
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            // Names that begin with a colon are HTTP/2's own.
            if (NAMES.contains(name) || named.contains(name) || name.startsWith(":") || stays.test(name)) continue;
            to.add(name, header.getValue());
        }
    }

    private static Set<String> named(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) return Set.of();
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",")) named.add(name.strip());
        }
        return named;
    }
}
