package touchstone.lead.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import touchstone.commons.problem.NotFound;

/** Links that open one thing to whoever has them: an id with its HMAC-SHA256, cut to 16 bytes, in base64url. */
@ApplicationScoped
public class Links {
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int LENGTH = 43;

    private final byte[] secret;
    private final String front;

    /** What a link opens. A link to one is none to another. */
    public enum Use {
        /** To see what became of a request, and to withdraw it. Given to whoever made it. */
        STATUS("/request-status/"),
        /** To say yes for an address. Only ever sent to that address. */
        CONFIRM("/consent-confirmations/"),
        /** To end mails to an address. Only ever sent to that address. */
        UNSUBSCRIBE("/unsubscriptions/");

        private final String path;

        Use(String path) {
            this.path = path;
        }
    }

    Links(LinkConfig config) {
        secret = Base64.getDecoder().decode(config.secret());
        if (secret.length != SECRET_BYTES) throw new IllegalArgumentException("touchstone.links.secret is to be 32 random bytes in base64");
        front = config.front();
    }

    public String token(Use use, UUID id) {
        byte[] bytes = bytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(16 + TAG_BYTES).put(bytes).put(tag(use.name(), bytes)).array());
    }

    /** At our own place. */
    public URI path(Use use, UUID id) {
        return URI.create(use.path + token(use, id));
    }

    /** The public address of the front door, without a slash at its end. */
    public String front() {
        return front;
    }

    /** For a mail. */
    public String url(Use use, UUID id) {
        return front + path(use, id);
    }

    /** @throws LinkNotFound if the token was not made here for this use */
    public UUID open(Use use, String token) {
        if (token.length() != LENGTH) throw new LinkNotFound();
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new LinkNotFound();
        }
        byte[] id = Arrays.copyOf(bytes, 16);
        if (!MessageDigest.isEqual(tag(use.name(), id), Arrays.copyOfRange(bytes, 16, bytes.length))) throw new LinkNotFound();
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** What to say of a link that is ours and leads to nothing any more. */
    public static NotFound notFound() {
        return new LinkNotFound();
    }

    /** A tag that only we can make. @param purpose tags of different purposes never meet */
    public byte[] tag(String purpose, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(text), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
