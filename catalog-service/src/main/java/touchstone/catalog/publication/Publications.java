package touchstone.catalog.publication;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Families;
import touchstone.catalog.product.StoredData;
import touchstone.commons.Money;

/**
 * What is published. Collection {@code publications} ("product:channel:locale") says which revision is live where, collection {@code publishedRevisions}
 * ("product:revision:channel:locale") what it says there, written once and never changed.
 *
 * <p>What it says is written first; it is live from the write that follows. If that one does not happen, the first is never shown, and a repeat finds it there.
 */
@ApplicationScoped
public class Publications {
    private static final int AT_ONCE = 200;

    private final ReactiveMongoCollection<Document> publications;
    private final ReactiveMongoCollection<Document> published;
    private final Assets assets;

    Publications(ReactiveMongoDatabase database, Assets assets) {
        this.assets = assets;
        this.publications = database.getCollection("publications");
        this.published = database.getCollection("publishedRevisions");
    }

    public Uni<Void> declareIndexes() {
        return published.createIndex(new Document("assets", 1)).replaceWithVoid();
    }

    Uni<Void> publish(Map<Publication, Published> all) {
        if (all.isEmpty()) return Uni.createFrom().voidItem();
        return CatalogDatabase.insert(published, all.values().stream().map(Publications::document).toList())
                .chain(known -> publications.bulkWrite(all.keySet().stream()
                        .map(live -> new ReplaceOneModel<>(new Document("_id", live.key()), document(live), new ReplaceOptions().upsert(true)))
                        .toList()))
                .replaceWithVoid();
    }

    /** Fails with {@link PublicationNotFound}. @return the publication as it is since then */
    Uni<Publication> withdraw(UUID product, String channel, String locale, String author, Instant at) {
        Document withdrawn = new Document("live", false).append("author", author).append("at", Date.from(at));
        return publications.findOneAndUpdate(new Document("_id", Publication.key(product, channel, locale)), new Document("$set", withdrawn)).map(before -> {
            if (before == null || !before.getBoolean("live")) throw new PublicationNotFound(product, channel, locale);
            return new Publication(product, channel, locale, before.getLong("revision"), false, author, at);
        });
    }

    /** All publications, also those that were withdrawn, on whatever channel. */
    public Multi<Publication> all() {
        return publications.find().map(Publications::publication);
    }

    /** All that was ever published, one revision beside the other. */
    public Multi<Published> allPublished() {
        return published.find().group().intoLists().of(AT_ONCE).onItem().transformToUniAndConcatenate(this::withAssets).onItem().disjoint();
    }

    /** What is live and shows an asset, on whatever channel. */
    public Uni<List<Publication>> showing(String asset) {
        return published.find(new Document("assets", asset)).map(found -> found.getString("_id")).collect().asSet().chain(keys -> keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : publications.find(anyOf("_id", keys.stream().map(Publications::liveKey).distinct().toList())).map(Publications::publication)
                        .filter(publication -> publication.live() && keys.contains(publication.published())).collect().asList());
    }

    /** Publications as they are, by {@link Publication#key}; those that there are not are left out. */
    public Uni<Map<String, Publication>> now(Collection<String> keys) {
        return publications.find(anyOf("_id", keys)).map(Publications::publication).collect().asMap(Publication::key);
    }

    /** What is live of a product, or was, by {@link Publication#key}. */
    Uni<Map<String, Publication>> of(UUID product, Collection<Channel> channels) {
        List<String> keys = channels.stream().flatMap(channel -> channel.locales().stream().map(locale -> Publication.key(product, channel.code(), locale))).toList();
        return publications.find(anyOf("_id", keys)).map(Publications::publication).collect().asMap(Publication::key);
    }

    /** What is live of these products on one channel. */
    public Uni<List<Publication>> live(Collection<UUID> products, Channel channel) {
        List<String> keys = products.stream().flatMap(product -> channel.locales().stream().map(locale -> Publication.key(product, channel.code(), locale))).toList();
        return publications.find(anyOf("_id", keys)).map(Publications::publication).filter(Publication::live).collect().asList();
    }

    /** What these publications show. */
    public Uni<List<Published>> shown(Collection<Publication> live) {
        return published.find(anyOf("_id", live.stream().map(Publication::published).toList())).collect().asList().chain(this::withAssets);
    }

    /** What a revision said when it was published. Fails with {@link RevisionNotPublished}. */
    public Uni<Published> published(UUID product, long revision, String channel, String locale) {
        return published.find(new Document("_id", product + ":" + revision + ":" + channel + ":" + locale)).collect().asList().chain(this::withAssets).map(found -> found.isEmpty() ? null : found.get(0))
                .onItem().ifNull().failWith(() -> new RevisionNotPublished(product, revision, channel, locale));
    }

    /** Texts in a list that look like the hash of a file are taken for assets; that an option may look like one does no harm. */
    private static List<String> assets(Document attributes) {
        return attributes.values().stream().filter(List.class::isInstance).flatMap(list -> ((List<?>) list).stream()).map(String::valueOf)
                .filter(text -> AttributeType.ASSET_ID.matcher(text).matches()).distinct().toList();
    }

    private Uni<List<Published>> withAssets(List<Document> stored) {
        Set<String> shown = new HashSet<>();
        stored.forEach(it -> shown.addAll(it.getList("assets", String.class, List.of())));
        return assets.byId(shown).map(known -> stored.stream().map(it -> published(it, known)).toList());
    }

    /** The key of what may be live, from the key of what was published: product:revision:channel:locale. */
    private static String liveKey(String published) {
        String[] parts = published.split(":", 3);
        return parts[0] + ":" + parts[2];
    }

    private static Document document(Publication live) {
        return new Document("_id", live.key()).append("product", live.product().toString()).append("channel", live.channel()).append("locale", live.locale())
                .append("revision", live.revision()).append("live", live.live()).append("author", live.author()).append("at", Date.from(live.at()));
    }

    private static Publication publication(Document stored) {
        return new Publication(UUID.fromString(stored.getString("product")), stored.getString("channel"), stored.getString("locale"), stored.getLong("revision"),
                stored.getBoolean("live"), stored.getString("author"), stored.getDate("at").toInstant());
    }

    private static Document document(Published published) {
        ProductSheet sheet = published.sheet();
        Document attributes = new Document();
        sheet.attributes().forEach((code, data) -> attributes.append(code, StoredData.write(data)));
        return new Document("_id", published.key()).append("family", published.family())
                .append("product", sheet.id().toString()).append("sku", sheet.sku()).append("revision", sheet.revision())
                .append("channel", sheet.channel()).append("locale", sheet.locale()).append("sellEnd", StoredData.write(published.sellEnd()))
                .append("name", sheet.name()).append("description", sheet.description()).append("category", sheet.category())
                .append("subcategory", sheet.subcategory()).append("price", StoredData.write(sheet.price())).append("attributes", attributes).append("links", document(published.links())).append("assets", assets(attributes));
    }

    private static Published published(Document stored, Map<String, Asset> known) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        stored.get("attributes", Document.class).forEach((code, data) -> attributes.put(code, StoredData.read(data)));
        ProductSheet sheet = new ProductSheet(UUID.fromString(stored.getString("product")), stored.getString("sku"), stored.getLong("revision"),
                stored.getString("channel"), stored.getString("locale"), stored.getString("name"), stored.getString("description"), stored.getString("category"),
                stored.getString("subcategory"), (Money) StoredData.read(stored.get("price")), attributes);
        // What was published before families were several says none.
        Map<String, Asset> shown = new HashMap<>();
        for (String id : stored.getList("assets", String.class, List.of())) if (known.containsKey(id)) shown.put(id, known.get(id));
        return new Published(sheet, Objects.requireNonNullElse(stored.getString("family"), Families.STANDARD), (LocalDate) StoredData.read(stored.get("sellEnd")), links(stored.get("links", Document.class)), shown);
    }

    private static Document document(Links links) {
        return links.none() ? null : new Document("variantOf", links.variantOf()).append("axes", links.axes()).append("categories", new Document(Map.copyOf(links.categories())))
                .append("relations", new Document(Map.copyOf(links.relations())));
    }

    private static Links links(Document stored) {
        return stored == null ? Links.NONE : new Links(stored.getString("variantOf"), stored.getList("axes", String.class), byScope(stored, "categories"), byScope(stored, "relations"));
    }

    private static Map<String, List<String>> byScope(Document stored, String member) {
        Map<String, List<String>> byScope = new LinkedHashMap<>();
        Document scopes = stored.get(member, Document.class);
        scopes.keySet().forEach(scope -> byScope.put(scope, scopes.getList(scope, String.class)));
        return byScope;
    }
}
