package touchstone.gateway.cookie;

import io.vertx.core.MultiMap;

/** Cookies of our own (RFC 6265): always for the whole host, only over TLS or loopback, never for scripts, never with a foreign page's writes. */
public final class Cookies {
    private Cookies() {}

    /** The value in the Cookie header, null if absent. */
    public static String read(MultiMap headers, String name) {
        for (String header : headers.getAll("Cookie")) {
            for (String pair : header.split(";")) {
                String cookie = pair.strip();
                if (cookie.length() > name.length() && cookie.charAt(name.length()) == '=' && cookie.startsWith(name)) return cookie.substring(name.length() + 1);
            }
        }
        return null;
    }

    /** The value of Set-Cookie. */
    public static String set(String name, String value, long seconds) {
        return name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; Secure; SameSite=Lax";
    }

    public static String remove(String name) {
        return set(name, "", 0);
    }
}
