package touchstone.registration.emailchange;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** An address that somebody wants to have instead of theirs, and still has to prove to be theirs. */
@Entity
class EmailChange {
    static final Duration TIME = Duration.ofHours(24);

    @Id
    private UUID id;
    private UUID prospect;
    private String email;
    private String secret;
    private Instant askedAt;
    private Instant expiresAt;

    protected EmailChange() {}

    /** @param secret what only whoever reads mail to that address gets to know */
    EmailChange(UUID prospect, String email, String secret, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.email = email;
        this.secret = hash(secret);
        this.askedAt = now;
        this.expiresAt = now.plus(TIME);
    }

    static String hash(String secret) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID prospect() {
        return prospect;
    }

    String email() {
        return email;
    }

    EmailChangeView view() {
        return new EmailChangeView(id, email, askedAt, expiresAt);
    }
}
