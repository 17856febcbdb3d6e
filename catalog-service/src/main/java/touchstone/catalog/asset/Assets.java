package touchstone.catalog.asset;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.IndexOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Revision;

/**
 * The assets in the database: collection {@code assets}, by the hash of the file, and {@code assetRevisions}, by "upload:number", what was said of them. An asset is written
 * last, after all its bytes, so that it is there whole or not at all. One that was deleted is marked first, and goes for good some time later.
 */
@ApplicationScoped
public class Assets {
    private static final Document IS_THERE = new Document("$exists", false);

    private final ReactiveMongoCollection<Document> assets;
    private final ReactiveMongoCollection<Document> revisions;

    Assets(ReactiveMongoDatabase database) {
        this.assets = database.getCollection("assets");
        this.revisions = database.getCollection("assetRevisions");
    }

    public Uni<Void> declareIndexes() {
        return assets.createIndex(new Document("upload", 1), new IndexOptions().unique(true))
                // For the compare-and-set of a change.
                .chain(() -> assets.createIndex(new Document("_id", 1).append("revision", 1), new IndexOptions().unique(true))).replaceWithVoid();
    }

    /** Fails with {@link AssetNotFound}. */
    public Uni<Asset> get(String id) {
        return assets.find(new Document("_id", id)).filter(Assets::isThere).map(Assets::asset).collect().first().onItem().ifNull().failWith(() -> new AssetNotFound(id));
    }

    /** Those that there are. */
    public Uni<Map<String, Asset>> byId(Collection<String> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(Map.of());
        return assets.find(anyOf("_id", ids)).filter(Assets::isThere).map(Assets::asset).collect().asMap(Asset::id);
    }

    /** The newest first. @param after the upload of the last one seen, null for the start */
    Uni<List<Asset>> page(UUID after, int limit) {
        Document filter = new Document("deletedAt", IS_THERE);
        if (after != null) filter.append("upload", new Document("$lt", after.toString()));
        return assets.find(filter, new FindOptions().sort(new Document("upload", -1)).limit(limit)).map(Assets::asset).collect().asList();
    }

    /** @return whether it was written; not if the same file was faster */
    Uni<Boolean> insert(Asset first) {
        return CatalogDatabase.insert(assets, List.of(document(first))).map(Set::isEmpty);
    }

    /** The asset of this id if there is one, brought back if it was deleted; null if there is none. */
    Uni<Asset> revived(String id) {
        return assets.find(new Document("_id", id)).collect().first().chain(found -> {
            if (found == null) return Uni.createFrom().nullItem();
            if (isThere(found)) return Uni.createFrom().item(asset(found));
            return assets.updateOne(new Document("_id", id).append("upload", found.getString("upload")), new Document("$unset", new Document("deletedAt", 1)))
                    .map(updated -> updated.getMatchedCount() == 1 ? asset(found) : null);
        });
    }

    /** Saves the next revision of a description. Fails with {@link Revision.RevisionOutdated} where somebody else's came first. */
    Uni<Asset> save(Asset present, Asset next) {
        // What an asset began with has no revision of its own until then.
        return CatalogDatabase.insert(revisions, List.of(revision(present)))
                .chain(() -> CatalogDatabase.insert(revisions, List.of(revision(next))))
                .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(next) : revisions.find(new Document("_id", key(next.upload(), next.revision()))).collect().first().map(won -> said(present, won)))
                .call(won -> assets.updateOne(new Document("_id", present.id()).append("revision", present.revision()), new Document("$set", described(new Document("revision", won.revision()), won))))
                .invoke(won -> {
                    // Whoever won may have ended before the asset followed.
                    if (won != next) throw new Revision.RevisionOutdated(new Revision(won.revision()));
                });
    }

    /** The latest revisions of what was said, newest first. */
    Uni<List<Asset>> revisions(Asset latest, int limit) {
        List<String> keys = LongStream.rangeClosed(Math.max(1, latest.revision() - limit + 1), latest.revision()).mapToObj(number -> key(latest.upload(), number)).toList();
        return revisions.find(anyOf("_id", keys)).map(found -> said(latest, found)).collect().asList()
                .map(found -> found.isEmpty() ? List.of(latest) : found.stream().sorted((a, b) -> Long.compare(b.revision(), a.revision())).toList());
    }

    /** Marks an asset as deleted. Fails with {@link Revision.RevisionOutdated}. */
    Uni<Void> mark(Asset asset, Instant at) {
        return assets.updateOne(new Document("_id", asset.id()).append("revision", asset.revision()), new Document("$set", new Document("deletedAt", Date.from(at)))).invoke(updated -> {
            if (updated.getMatchedCount() == 0) throw new Revision.RevisionOutdated(new Revision(asset.revision() + 1));
        }).replaceWithVoid();
    }

    Uni<List<Asset>> markedBefore(Instant time) {
        return assets.find(new Document("deletedAt", new Document("$lt", Date.from(time)))).map(Assets::asset).collect().asList();
    }

    /** Takes an asset away that is still marked. */
    Uni<Void> delete(Asset asset) {
        return assets.deleteOne(new Document("_id", asset.id()).append("upload", asset.upload().toString()).append("deletedAt", new Document("$exists", true))).replaceWithVoid();
    }

    /** Which of these uploads are assets. */
    Uni<Set<UUID>> uploaded(Collection<UUID> uploads) {
        return assets.find(anyOf("upload", uploads.stream().map(UUID::toString).toList())).map(found -> UUID.fromString(found.getString("upload"))).collect().asList().map(HashSet::new);
    }

    Uni<Void> forget(UUID upload, long revisions) {
        return this.revisions.deleteMany(anyOf("_id", LongStream.rangeClosed(1, revisions).mapToObj(number -> key(upload, number)).toList())).replaceWithVoid();
    }

    private static boolean isThere(Document stored) {
        return stored.get("deletedAt") == null;
    }

    private static String key(UUID upload, long number) {
        return upload + ":" + number;
    }

    private static Document document(Asset asset) {
        List<Document> renditions = asset.renditions().stream().map(it -> new Document("name", it.name()).append("type", it.type().name()).append("length", it.length())
                .append("width", it.width()).append("height", it.height()).append("hash", it.hash())).toList();
        return described(new Document("_id", asset.id()).append("upload", asset.upload().toString()).append("revision", asset.revision()).append("type", asset.type().name())
                .append("width", asset.width()).append("height", asset.height()).append("renditions", renditions), asset);
    }

    private static Document revision(Asset asset) {
        return described(new Document("_id", key(asset.upload(), asset.revision())).append("revision", asset.revision()), asset);
    }

    private static Document described(Document document, Asset asset) {
        return document.append("title", new Document(new HashMap<>(asset.description().title()))).append("alt", new Document(new HashMap<>(asset.description().alt())))
                .append("rights", asset.description().rights()).append("author", asset.author()).append("at", Date.from(asset.at())).append("reason", asset.reason());
    }

    private static Asset asset(Document stored) {
        List<Rendition> renditions = stored.getList("renditions", Document.class).stream().map(it -> new Rendition(it.getString("name"), AssetType.valueOf(it.getString("type")),
                it.get("length", Number.class).longValue(), it.getInteger("width"), it.getInteger("height"), it.getString("hash"))).toList();
        return said(new Asset(stored.getString("_id"), UUID.fromString(stored.getString("upload")), 0, AssetType.valueOf(stored.getString("type")), stored.getInteger("width"),
                stored.getInteger("height"), Description.NONE, null, null, null, renditions), stored);
    }

    /** The asset as it was when this was said of it. */
    private static Asset said(Asset of, Document stored) {
        return new Asset(of.id(), of.upload(), stored.get("revision", Number.class).longValue(), of.type(), of.width(), of.height(),
                new Description(labels(stored.get("title", Document.class)), labels(stored.get("alt", Document.class)), stored.getString("rights")),
                stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("reason"), of.renditions());
    }

    private static Map<String, String> labels(Document stored) {
        Map<String, String> labels = new HashMap<>();
        if (stored != null) stored.forEach((locale, text) -> labels.put(locale, (String) text));
        return labels;
    }
}
