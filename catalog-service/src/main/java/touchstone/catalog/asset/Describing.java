package touchstone.catalog.asset;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import touchstone.catalog.publication.Publishing;
import touchstone.commons.Revision;

/** Describes assets, and lets the storefront know: what is live of a product says what is said of its pictures now. */
@ApplicationScoped
class Describing {
    private final Assets assets;
    private final Publishing publishing;
    private final Clock clock;

    Describing(Assets assets, Publishing publishing, Clock clock) {
        this.assets = assets;
        this.publishing = publishing;
        this.clock = clock;
    }

    /** Fails with {@link AssetNotFound}, {@link DescriptionNotValid} or {@link Revision.RevisionOutdated}. */
    Uni<Asset> describe(String id, Revision expected, Description description, String author, String reason) {
        return assets.get(id).invoke(present -> new Revision(present.revision()).mustBe(expected)).invoke(description::check)
                .chain(present -> present.description().equals(description)
                        ? Uni.createFrom().item(present)
                        : assets.save(present, present.with(description, author, clock.instant(), reason)))
                // A repeat too: the first may have ended before it came to this.
                .call(() -> publishing.refresh(id));
    }
}
