package touchstone.catalog.asset;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.catalog.asset.AssetBytes.Upload;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.publication.Publishing;
import touchstone.commons.Revision;

/**
 * Takes assets away that nothing live shows, and what uploads left behind that were cut short. An asset is marked first, and its bytes go only after a while, unless something
 * has been published with it in the same moment: so nothing live loses what it shows, without a transaction.
 */
@ApplicationScoped
class AssetRemoval {
    private static final Logger log = Logger.getLogger(AssetRemoval.class);

    private final Assets assets;
    private final AssetBytes bytes;
    private final Publications publications;
    private final Publishing publishing;
    private final AssetSettings settings;
    private final Clock clock;

    AssetRemoval(Assets assets, AssetBytes bytes, Publications publications, Publishing publishing, AssetSettings settings, Clock clock) {
        this.publishing = publishing;
        this.assets = assets;
        this.bytes = bytes;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    /** Fails with {@link AssetNotFound}, {@link Revision.RevisionOutdated}, or {@link AssetInUse} while something live shows it. */
    Uni<Void> remove(String id, Revision expected) {
        return assets.get(id).invoke(asset -> new Revision(asset.revision()).mustBe(expected))
                .call(() -> free(id)).call(asset -> assets.mark(asset, clock.instant()))
                // What was published between the look and the mark.
                .chain(asset -> free(id).onFailure(AssetInUse.class).call(() -> assets.revived(id).chain(() -> publishing.refresh(id))));
    }

    private Uni<Void> free(String id) {
        return publications.showing(id).invoke(live -> {
            if (!live.isEmpty()) throw new AssetInUse(products(live));
        }).replaceWithVoid();
    }

    private static Set<UUID> products(List<Publication> live) {
        return live.stream().map(Publication::product).limit(100).collect(Collectors.toSet());
    }

    @Scheduled(every = "{touchstone.assets.clean-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return clean(clock.instant().minus(settings.grace())).onFailure().invoke(failure -> log.warnf("assets not cleaned, trying again: %s", failure.toString())).onFailure().recoverWithNull();
    }

    /** Takes away what was deleted, or left behind, before a time. */
    Uni<Void> clean(Instant before) {
        return assets.markedBefore(before).chain(marked -> Multi.createFrom().iterable(marked).onItem().transformToUniAndConcatenate(this::purge).collect().last())
                .chain(() -> bytes.notedBefore(before))
                .chain(noted -> noted.isEmpty() ? Uni.createFrom().voidItem() : assets.uploaded(noted.stream().map(Upload::id).toList())
                        .chain(kept -> Multi.createFrom().iterable(noted).onItem().transformToUniAndConcatenate(upload -> forget(upload, kept.contains(upload.id()))).collect().last()))
                .replaceWithVoid();
    }

    private Uni<Void> purge(Asset asset) {
        return publications.showing(asset.id()).chain(live -> {
            if (!live.isEmpty()) return assets.revived(asset.id()).chain(() -> publishing.refresh(asset.id()));
            Map<String, Long> lengths = new HashMap<>();
            asset.renditions().forEach(rendition -> lengths.put(rendition.name(), rendition.length()));
            // Noted as of long ago, so that its bytes go in the same turn.
            return bytes.note(new Upload(asset.upload(), lengths, asset.revision()), Instant.EPOCH).chain(() -> assets.delete(asset));
        });
    }

    private Uni<Void> forget(Upload upload, boolean kept) {
        Uni<Void> rest = kept ? Uni.createFrom().voidItem() : bytes.forget(upload).chain(() -> assets.forget(upload.id(), upload.revisions()));
        return rest.chain(() -> bytes.strike(upload.id()));
    }
}
