package touchstone.catalog.publication;

import java.time.Instant;
import java.util.UUID;

/** Which revision of a product is live on a channel in a locale, and since when. */
record PublicationView(UUID product, String channel, String locale, long revision, Instant at) {
    static PublicationView of(Publication publication) {
        return new PublicationView(publication.product(), publication.channel(), publication.locale(), publication.revision(), publication.at());
    }
}
