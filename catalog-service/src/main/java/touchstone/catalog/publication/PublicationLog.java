package touchstone.catalog.publication;

import com.mongodb.client.model.Sorts;
import com.mongodb.MongoWriteException;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * What was published and withdrawn, in order: collection {@code publicationLog}, counted from 1 without a gap, since an entry can only take the number after one that
 * is there. So every instance, and every subscriber, follows by asking for the next numbers, and misses none.
 *
 * <p>An entry is written after what it tells of. If that does not happen, the next start of an instance finds the difference and writes it: see the storefront.
 */
@ApplicationScoped
public class PublicationLog {
    private static final int DUPLICATE_KEY = 11000;
    /** An entry may tell of a thousand publications. */
    private static final int MOST_AT_ONCE = 16;

    private final Publications publications;
    private final ReactiveMongoCollection<Document> log;
    private final AtomicLong last = new AtomicLong();

    PublicationLog(ReactiveMongoDatabase database, Publications publications) {
        this.publications = publications;
        this.log = database.getCollection("publicationLog");
    }

    /** @param number counts from 1 */
    public record Entry(long number, Instant at, String channel, List<Item> items) {
        public Entry {
            items = List.copyOf(items);
        }
    }

    /** @param live whether it was published, or withdrawn */
    public record Item(UUID product, String locale, long revision, boolean live) {}

    /** @param changed publications of one channel */
    public Uni<Void> append(String channel, Collection<Publication> changed, Instant at) {
        return append(channel, changed, at, false).chain(() -> straighten(channel, changed, at));
    }

    /** Has those who follow read again what is live as it was. It is no part of what became of a product's publications. */
    Uni<Void> refresh(String channel, Collection<Publication> live, Instant at) {
        return append(channel, live, at, true).chain(() -> straighten(channel, live, at));
    }

    /**
     * Two who change a publication at once may come here in the other order than to the publication itself. Whoever writes an entry looks once more, so that the last
     * entry says what is so.
     */
    private Uni<Void> straighten(String channel, Collection<Publication> told, Instant at) {
        if (told.isEmpty()) return Uni.createFrom().voidItem();
        return publications.now(told.stream().map(Publication::key).toList()).chain(now -> {
            List<Publication> other = told.stream().filter(it -> now.containsKey(it.key())).filter(it -> !now.get(it.key()).saysTheSame(it)).map(it -> now.get(it.key())).toList();
            return append(channel, other, at, false).chain(() -> straighten(channel, other, at));
        });
    }

    private Uni<Void> append(String channel, Collection<Publication> changed, Instant at, boolean refresh) {
        if (changed.isEmpty()) return Uni.createFrom().voidItem();
        List<Document> items = changed.stream().map(publication -> new Document("product", publication.product().toString()).append("locale", publication.locale())
                .append("revision", publication.revision()).append("live", publication.live()).append("author", publication.author())).toList();
        return known().chain(from -> append(from + 1, new Document("channel", channel).append("at", Date.from(at)).append("items", items).append("refresh", refresh)));
    }

    /** The entries after one, the first of them. */
    public Uni<List<Entry>> after(long number) {
        List<Long> next = LongStream.rangeClosed(number + 1, number + MOST_AT_ONCE).boxed().toList();
        return log.find(new Document("_id", new Document("$in", next)), new FindOptions().sort(Sorts.ascending("_id"))).map(PublicationLog::entry).collect().asList()
                .invoke(entries -> entries.forEach(entry -> last.accumulateAndGet(entry.number(), Math::max)));
    }

    public Uni<Void> declareIndexes() {
        return log.createIndex(new Document("items.product", 1)).replaceWithVoid();
    }

    /** What became of one product's publications, each as it was then, in no order. */
    public Uni<List<Publication>> of(UUID product) {
        return log.find(new Document("items.product", product.toString())).filter(entry -> !Boolean.TRUE.equals(entry.getBoolean("refresh"))).map(entry -> entry.getList("items", Document.class).stream()
                        .filter(item -> item.getString("product").equals(product.toString()))
                        .map(item -> new Publication(product, entry.getString("channel"), item.getString("locale"), item.getLong("revision"), item.getBoolean("live"),
                                item.getString("author"), entry.getDate("at").toInstant())).toList())
                .onItem().<Publication>disjoint().collect().asList();
    }

    /** All entries, in no order. */
    public Multi<Entry> all() {
        return log.find().map(PublicationLog::entry);
    }

    /** The number of the last entry, as far as this instance has heard. */
    public Uni<Long> known() {
        if (last.get() > 0) return Uni.createFrom().item(last.get());
        return log.find(new FindOptions().sort(Sorts.descending("_id")).limit(1)).map(found -> found.getLong("_id")).collect().first()
                .map(found -> last.accumulateAndGet(found == null ? 0 : found, Math::max));
    }

    private Uni<Void> append(long number, Document entry) {
        return log.insertOne(new Document("_id", number).append("channel", entry.get("channel")).append("at", entry.get("at")).append("items", entry.get("items"))
                        .append("refresh", entry.get("refresh")))
                .invoke(() -> last.accumulateAndGet(number, Math::max)).replaceWithVoid()
                // Somebody else took the number: try the next one.
                .onFailure(failure -> failure instanceof MongoWriteException write && write.getCode() == DUPLICATE_KEY)
                .recoverWithUni(() -> append(Math.max(number, last.get()) + 1, entry));
    }

    private static Entry entry(Document stored) {
        List<Item> items = stored.getList("items", Document.class).stream()
                .map(item -> new Item(UUID.fromString(item.getString("product")), item.getString("locale"), item.getLong("revision"), item.getBoolean("live"))).toList();
        return new Entry(stored.getLong("_id"), stored.getDate("at").toInstant(), stored.getString("channel"), items);
    }
}
