package touchstone.catalog.publication;

import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Touch;

/**
 * Which revision of a product is live on a channel in a locale, or was until it was withdrawn.
 *
 * @param author who published or withdrew it last
 */
public record Publication(UUID product, String channel, String locale, long revision, boolean live, String author, Instant at) {
    public String key() {
        return key(product, channel, locale);
    }

    /** Whether readers get the same by both. */
    boolean saysTheSame(Publication other) {
        return live == other.live && (revision == other.revision || !live);
    }

    static String key(UUID product, String channel, String locale) {
        return product + ":" + channel + ":" + locale;
    }

    /** The key of what is to be read there. */
    public String published() {
        return product + ":" + revision + ":" + channel + ":" + locale;
    }

    Touch touch() {
        return Touch.of("published").on("product", product).at(revision).in(channel, locale);
    }
}
