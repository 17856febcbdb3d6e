package touchstone.gateway.session;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.cookie.Secret;

/**
 * What a browser holds of its session. Only its hash is stored: who reads the table can impersonate nobody.
 *
 * @param value of the cookie, 32 random bytes in base64url
 */
record SessionKey(String value) {
    static final String COOKIE = "__Host-touchstone-session";
    private static final int LENGTH = 43;

    static SessionKey random() {
        return new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.random()));
    }

    /** Null if the browser holds none. */
    static SessionKey of(MultiMap headers) {
        String value = Cookies.read(headers, COOKIE);
        return value == null || value.length() != LENGTH ? null : new SessionKey(value);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not in a log by accident. */
    @Override
    public String toString() {
        return "SessionKey";
    }
}
