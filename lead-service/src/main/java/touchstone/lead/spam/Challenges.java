package touchstone.lead.spam;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import touchstone.lead.link.Links;

/** Gives out challenges and checks what comes back. Nothing is kept of a challenge until it is met; then that it is spent. */
@ApplicationScoped
public class Challenges {
    private static final int BODY_BYTES = 24;
    private static final int TAG_BYTES = 16;

    private final Links links;
    private final ChallengeConfig config;
    private final Clock clock;

    Challenges(Links links, ChallengeConfig config, Clock clock) {
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    public Challenge next(String form) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        byte[] body = ByteBuffer.allocate(BODY_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).putLong(now.toEpochMilli()).array();
        byte[] token = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES).put(body).put(tag(form, body)).array();
        return new Challenge(Base64.getUrlEncoder().withoutPadding().encodeToString(token), config.difficulty(), id, now, now.plus(config.lifetime()));
    }

    /** @throws ProofNotValid if the challenge is not ours, is for another form or too old, or the nonce does not meet it */
    public Challenge check(String form, Proof proof) {
        if (proof == null) throw new ProofRequired();
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(proof.token());
        } catch (IllegalArgumentException e) {
            throw new ProofNotValid("The token is none of ours.");
        }
        if (token.length != BODY_BYTES + TAG_BYTES) throw new ProofNotValid("The token is none of ours.");
        byte[] body = Arrays.copyOf(token, BODY_BYTES);
        if (!MessageDigest.isEqual(tag(form, body), Arrays.copyOfRange(token, BODY_BYTES, token.length))) throw new ProofNotValid("The token is not of this form.");
        ByteBuffer read = ByteBuffer.wrap(body);
        UUID id = new UUID(read.getLong(), read.getLong());
        Instant issuedAt = Instant.ofEpochMilli(read.getLong());
        if (issuedAt.plus(config.lifetime()).isBefore(clock.instant())) throw new ProofNotValid("The challenge is too old.");
        if (zeroBits(sha256(proof.token() + proof.nonce())) < config.difficulty()) throw new ProofNotValid("The nonce does not meet the challenge.");
        return new Challenge(proof.token(), config.difficulty(), id, issuedAt, issuedAt.plus(config.lifetime()));
    }

    /** Whether it is met sooner than a person fills a form in. */
    public boolean isTooFast(Challenge challenge, Instant now) {
        return challenge.issuedAt().plus(config.fastest()).isAfter(now);
    }

    private byte[] tag(String form, byte[] body) {
        return links.tag("challenge " + form, body);
    }

    static int zeroBits(byte[] hash) {
        int bits = 0;
        for (byte b : hash) {
            if (b != 0) return bits + Integer.numberOfLeadingZeros(b & 0xff) - 24;
            bits += 8;
        }
        return bits;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
