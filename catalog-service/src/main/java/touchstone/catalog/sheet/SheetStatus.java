package touchstone.catalog.sheet;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.publication.Publication;

/**
 * Whether a sheet still holds. It says nothing of the product itself, since anybody may ask who has the sheet.
 *
 * @param hash    the content hash of that revision's sheet as it would be today
 * @param current the revision that is live; absent where none is
 */
record SheetStatus(UUID product, long revision, String channel, String locale, State state, String hash, @Schema(description = "The revision that is live") Long current) {
    enum State { CURRENT, SUPERSEDED, WITHDRAWN }

    static SheetStatus of(SheetContent content, String hash, Optional<Publication> live) {
        State state = live.map(publication -> publication.revision() == content.revision() ? State.CURRENT : State.SUPERSEDED).orElse(State.WITHDRAWN);
        return new SheetStatus(content.product(), content.revision(), content.channel(), content.locale(), state, hash, live.map(Publication::revision).orElse(null));
    }
}
