package touchstone.commons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Malformed;

/**
 * Does what a {@code POST} asks for once per caller and {@code Idempotency-Key}, and answers a repeat with what was answered first. The answer is stored
 * with the effect, in the caller's transaction. The service's schema holds the table:
 * {@code idempotency(caller text, key text, request text, answer text, created_at timestamptz, primary key (caller, key))}.
 */
public final class Idempotency {
    private static final int LONGEST_KEY = 255;
    private final ObjectMapper json;

    public Idempotency(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param session  the session of the transaction that the effect belongs to
     * @param caller   who asks; keys of different callers never meet
     * @param key      the header's value, or null: then the effect simply happens
     * @param request  the body; the same key with another body is refused
     * @param answer   the record that the effect returns
     * @param effect   what to do, in the same session
     * @return the effect's result, or the stored one; fails with {@link IdempotencyKeyReused}, {@link RequestStillRunning} or {@link MalformedIdempotencyKey}
     */
    public <T> Uni<T> once(Mutiny.Session session, Instant now, String caller, String key, Object request, Class<T> answer, Supplier<Uni<T>> effect) {
        if (key == null) return effect.get();
        if (key.isBlank() || key.length() > LONGEST_KEY) return Uni.createFrom().failure(new MalformedIdempotencyKey());
        String fingerprint = fingerprint(request);
        return session.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(1, caller + "\n" + key).getSingleResult()
                .invoke(locked -> {
                    if (!locked) throw new RequestStillRunning();
                })
                .chain(() -> stored(session, caller, key, request, answer))
                .chain(stored -> stored != null
                        ? Uni.createFrom().item(stored)
                        : effect.get().call(result -> session
                                .createNativeQuery("insert into idempotency (caller, key, request, answer, created_at) values (?1, ?2, ?3, ?4, ?5)")
                                .setParameter(1, caller).setParameter(2, key).setParameter(3, fingerprint).setParameter(4, write(result)).setParameter(5, now)
                                .executeUpdate()));
    }

    /**
     * A key of a caller, for those who keep the effect by statements of their own: they insert the row, and nothing more where there is one already.
     *
     * @param request SHA-256 of the body
     */
    public record Key(String caller, String key, String request) {}

    /** Null without a key. @throws MalformedIdempotencyKey if it is none */
    public Key key(String caller, String key, Object request) {
        if (key == null) return null;
        if (key.isBlank() || key.length() > LONGEST_KEY) throw new MalformedIdempotencyKey();
        return new Key(caller, key, fingerprint(request));
    }

    /** What is stored with a key. */
    public String stored(Object answer) {
        return write(answer);
    }

    /** What was answered first. @param request and @param stored from the row @throws IdempotencyKeyReused if it was for another body */
    public <T> T replay(Key key, String request, String stored, Class<T> answer) {
        return replay(new Object[] {request, stored}, key.request, answer);
    }

    /** What was answered first, or null; for a repeat whose effect could no longer be prepared. Fails with {@link IdempotencyKeyReused}. */
    public <T> Uni<T> stored(Mutiny.Session session, String caller, String key, Object request, Class<T> answer) {
        if (key == null) return Uni.createFrom().nullItem();
        return session.createNativeQuery("select request, answer from idempotency where caller = ?1 and key = ?2", Object[].class)
                .setParameter(1, caller).setParameter(2, key).getSingleResultOrNull()
                .onItem().ifNotNull().transform(stored -> replay(stored, fingerprint(request), answer));
    }

    private <T> T replay(Object[] stored, String fingerprint, Class<T> answer) {
        if (!fingerprint.equals(stored[0])) throw new IdempotencyKeyReused();
        try {
            return json.readValue((String) stored[1], answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is no longer readable as " + answer.getSimpleName(), e);
        }
    }

    private String fingerprint(Object request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(write(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static class MalformedIdempotencyKey extends Malformed {
        MalformedIdempotencyKey() {
            super("An Idempotency-Key has 1 to " + LONGEST_KEY + " characters, best a random UUID.");
        }
    }

    public static class IdempotencyKeyReused extends Invalid {
        IdempotencyKeyReused() {
            super("This Idempotency-Key was used with another body. Take a new key for a new request.");
        }
    }

    public static class RequestStillRunning extends Conflict {
        RequestStillRunning() {
            super("The first request with this Idempotency-Key is still running. Ask again in a moment.");
        }
    }
}
