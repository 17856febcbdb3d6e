package touchstone.test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cookies as browsers keep them (RFC 6265), where a loopback address counts as secure: the JDK's own would not send Secure cookies there. */
final class CookieJar {
    private final List<Cookie> cookies = new ArrayList<>();

    private record Cookie(String name, String value, String host, String path, Instant expires) {
        boolean goesTo(URI uri) {
            String target = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            boolean below = target.equals(path) || target.startsWith(path.endsWith("/") ? path : path + "/");
            return host.equals(uri.getHost()) && below && expires.isAfter(Instant.now());
        }
    }

    /** @param header the value of one Set-Cookie */
    void store(URI uri, String header) {
        String[] parts = header.split(";");
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals).strip();
        String path = directory(uri);
        Instant expires = Instant.MAX;
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            String value = attribute.length == 2 ? attribute[1] : "";
            if (attribute[0].equalsIgnoreCase("Path") && value.startsWith("/")) path = value;
            // Who expires a cookie by date also sends Max-Age: all our servers do.
            if (attribute[0].equalsIgnoreCase("Max-Age")) expires = Instant.now().plus(Duration.ofSeconds(Long.parseLong(value)));
        }
        var cookie = new Cookie(name, parts[0].substring(equals + 1).strip(), uri.getHost(), path, expires);
        cookies.removeIf(old -> old.name.equals(cookie.name) && old.host.equals(cookie.host) && old.path.equals(cookie.path));
        if (expires.isAfter(Instant.now())) cookies.add(cookie);
    }

    /** The Cookie header of a request to that address. */
    Optional<String> header(URI uri) {
        String header = cookies.stream().filter(cookie -> cookie.goesTo(uri)).map(cookie -> cookie.name + "=" + cookie.value).collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    Optional<String> value(String name) {
        return cookies.stream().filter(cookie -> cookie.name.equals(name)).map(Cookie::value).findFirst();
    }

    private static String directory(URI uri) {
        int slash = uri.getRawPath().lastIndexOf('/');
        return slash <= 0 ? "/" : uri.getRawPath().substring(0, slash);
    }
}
