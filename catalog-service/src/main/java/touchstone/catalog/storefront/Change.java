package touchstone.catalog.storefront;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The latest change of a product on a channel.
 *
 * @param shownUntil the last day on which it is shown, unless it changes again: no change tells of that day's end
 * @param product    what it says now; absent if it is no longer there
 */
record Change(UUID id, Kind kind, @Schema(description = "The last day on which it is shown; no change tells of that day's end") LocalDate shownUntil, StorefrontProduct product) {
    enum Kind { PUBLISHED, REMOVED }

    static Change removed(UUID id) {
        return new Change(id, Kind.REMOVED, null, null);
    }
}
