package touchstone.commons.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What sender and receiver of messages share, and the signatures made with it as Standard Webhooks prescribes (version 1, HMAC with SHA-256). @param text {@code whsec_} and the key in base64 */
public record Secret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    /** How far the clocks of both sides may be apart; what is older may be a replay. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException if it is no such text */
    public Secret {
        if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    public static Secret random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** The header {@code webhook-signature} of a message. */
    public String sign(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a message was signed with this, a moment ago.
     *
     * @param timestamp  the header {@code webhook-timestamp}, seconds since 1970, or null
     * @param signatures the header {@code webhook-signature}, one or more with spaces between, or null
     */
    public boolean isOf(String id, String timestamp, String signatures, String body, Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,11}")) return false;
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) return false;
        byte[] expected = sign(id, at, body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String signature : signatures.split(" ")) found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        return found;
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
