package touchstone.catalog.webhook;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Events that are to be delivered once more.
 *
 * @param next the first that is still to be delivered
 * @param last the last
 */
record Redelivery(UUID id, UUID webhook, Place next, Place last, String author, Instant at) {
    Redelivery from(Place place) {
        return new Redelivery(id, webhook, place, last, author, at);
    }

    /** @param from the first event @param to the last, the first alone without one */
    @Schema(name = "NewRedelivery")
    record Wanted(@NotNull @Schema(description = "The id of the first event") String from, @Schema(description = "That of the last; only the first without it") String to) {
        Place first() {
            return Place.parse(from);
        }

        Place last() {
            return to == null ? first() : Place.parse(to);
        }
    }
}
