package touchstone.registration.prospect;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One attribute as one source says it.
 *
 * @param text     null takes an earlier value back
 * @param claim    which of the provider's claims the prospect confirmed, null for what they typed
 * @param provider whose claim it is, null for what they typed
 * @param verified whether someone else vouches for it
 */
@Embeddable
public record SourceValue(String text, @Enumerated(EnumType.STRING) Origin origin, String claim, boolean verified, String provider) {
    public enum Origin { TYPED, CONFIRMED_CLAIM, IMPORTED }

    public static SourceValue typed(String text) {
        return new SourceValue(text, Origin.TYPED, null, false, null);
    }

    public static SourceValue confirmed(String text, String provider, String claim, boolean verified) {
        return new SourceValue(text, Origin.CONFIRMED_CLAIM, claim, verified, provider);
    }

    /** What a file or another system said, and nobody confirmed. */
    public static SourceValue imported(String text) {
        return new SourceValue(text, Origin.IMPORTED, null, false, null);
    }

    /** An address whose owner proved that it is theirs. */
    public static SourceValue proven(String text) {
        return new SourceValue(text, Origin.TYPED, null, true, null);
    }
}
