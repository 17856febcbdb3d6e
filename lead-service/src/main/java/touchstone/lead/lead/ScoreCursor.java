package touchstone.lead.lead;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import touchstone.commons.Cursor;

/** A position in a list that is ordered by score and then by id. Opaque to callers. */
record ScoreCursor(double score, UUID id) {
    /** @throws Cursor.MalformedCursor if the text is not one of ours; null stays null: the start of the list */
    static ScoreCursor parse(String text) {
        if (text == null) return null;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            return new ScoreCursor(Double.parseDouble(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Cursor.MalformedCursor();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((score + " " + id).getBytes(StandardCharsets.US_ASCII));
    }
}
