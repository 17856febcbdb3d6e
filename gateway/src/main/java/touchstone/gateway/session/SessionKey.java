package touchstone.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a browser holds of its session. Only its hash is stored: who reads the table can impersonate nobody.
 *
 * @param value of the cookie, as {@link SessionKeys} gives it out
 */
record SessionKey(String value) {
    static final String COOKIE = "__Host-touchstone-session";

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
