package touchstone.commons;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import touchstone.commons.problem.Malformed;

/**
 * A position in a list that is ordered by time and then by id. Opaque to callers, who hand it back as {@code after}.
 */
public record Cursor(Instant at, UUID id) {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws MalformedCursor if the text is not one of ours; null stays null: the start of the list */
    public static Cursor parse(String text) {
        if (text == null) return null;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            Instant at = Instant.parse(parts[0]);
            // Databases know fewer years than Java.
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) throw new MalformedCursor();
            return new Cursor(at, UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new MalformedCursor();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    public static class MalformedCursor extends Malformed {
        public MalformedCursor() {
            super("The value of after is the next of an earlier answer, or absent.");
        }
    }
}
