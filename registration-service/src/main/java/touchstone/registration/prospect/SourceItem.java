package touchstone.registration.prospect;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One address or channel as one source says it. Which one it is, is said by its id: a later source record with the same id changes it.
 *
 * @param content null takes it back
 */
@Embeddable
public record SourceItem(@Enumerated(EnumType.STRING) Kind kind, JsonObject content, @Enumerated(EnumType.STRING) SourceValue.Origin origin) {
    /** What a person can have several of. */
    public enum Kind {
        ADDRESS("addresses", "Address"), CHANNEL("channels", "Channel");

        private final String field;
        private final String label;

        Kind(String field, String label) {
            this.field = field;
            this.label = label;
        }

        public String field() {
            return field;
        }

        String label() {
            return label;
        }
    }

    /** As a person reads it; null for what was taken back. */
    String text() {
        if (content == null) return null;
        return kind == Kind.ADDRESS ? PostalAddress.of(null, content).oneLine() : Channel.of(null, content).text();
    }
}
