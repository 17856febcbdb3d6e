package touchstone.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Fills the catalog's database in minutes instead of hours: with copies of documents that the service itself has written for a few products that it imported,
 * approved and published. A copy differs in the product's id, sku and name alone, or in the channel. The service must not run meanwhile.
 */
final class Copies {
    private static final int BATCH = 1_000;
    private static final String MAIN = "web";
    /** What there is once for a product, by its id and by that of its revision. */
    private static final Map<String, String> OF_PRODUCT = Map.of("products", "%s", "revisions", "%s:1", "approvals", "%s:1");
    /** What there is for each publication. */
    private static final Map<String, String> OF_PUBLICATION = Map.of("publications", "%s:web:%s", "publishedRevisions", "%s:1:web:%s");

    private final MongoDatabase database;
    private final List<Goods> patterns;
    private final List<Map<String, Document>> stored;
    private final SplittableRandom random = new SplittableRandom(1);
    private final long firstId = System.currentTimeMillis();
    private long entry;

    /** @param patterns products that are approved, and published on the main channel in all locales, in their first revision */
    Copies(MongoDatabase database, List<Goods> patterns) {
        this.database = database;
        this.patterns = patterns;
        this.stored = patterns.stream().map(this::documents).toList();
    }

    /** Makes products up to a number. @return all there are then, the patterns first */
    List<Goods> products(int number, IntConsumer progress) {
        List<Goods> all = new ArrayList<>(patterns);
        while (all.size() < number) {
            List<Goods> added = IntStream.range(all.size(), Math.min(number, all.size() + BATCH)).mapToObj(n -> new Goods(n, newId(n))).toList();
            for (Map.Entry<String, String> of : OF_PRODUCT.entrySet()) {
                insert(of.getKey(), added.stream().map(product -> copy(of.getKey(), product, UnaryOperator.identity())).toList());
            }
            for (String locale : Goods.LOCALES) publish(added, MAIN, locale);
            all.addAll(added);
            progress.accept(all.size());
        }
        return all;
    }

    /** Publishes products on another channel, which sells in the currency of the main one. */
    void publish(List<Goods> products, String channel, String locale) {
        UnaryOperator<String> moved = text -> text.equals(MAIN) ? channel : text.replace(":" + MAIN + ":", ":" + channel + ":");
        OF_PUBLICATION.keySet().forEach(name -> insert(name, products.stream().map(product -> copy(name + locale, product, moved)).toList()));
        List<Document> items = products.stream().map(product -> new Document("product", product.id()).append("locale", locale).append("revision", 1L).append("live", true)
                .append("author", "approver")).toList();
        insert("publicationLog", List.of(new Document("_id", nextEntry()).append("channel", channel).append("at", new Date()).append("items", items)));
    }

    /** The service may have written some in between. */
    private long nextEntry() {
        do entry++; while (database.getCollection("publicationLog").find(new Document("_id", entry)).projection(new Document("_id", 1)).first() != null);
        return entry;
    }

    private Map<String, Document> documents(Goods pattern) {
        Map<String, Document> all = new HashMap<>();
        OF_PRODUCT.forEach((name, key) -> all.put(name, find(name, key.formatted(pattern.id()))));
        for (String locale : Goods.LOCALES) OF_PUBLICATION.forEach((name, key) -> all.put(name + locale, find(name, key.formatted(pattern.id(), locale))));
        return all;
    }

    private Document find(String collection, String key) {
        Document found = database.getCollection(collection).find(new Document("_id", key)).first();
        if (found == null) throw new IllegalStateException("there is no " + key + " in " + collection);
        return found;
    }

    private Document copy(String name, Goods product, UnaryOperator<String> besides) {
        Goods pattern = patterns.get(product.number() % patterns.size());
        return (Document) copy(stored.get(product.number() % patterns.size()).get(name), text -> {
            if (text.equals(pattern.sku())) return product.sku();
            if (text.equals(pattern.name())) return product.name();
            return besides.apply(text.replace(pattern.id(), product.id()));
        });
    }

    private static Object copy(Object value, UnaryOperator<String> change) {
        if (value instanceof String text) return change.apply(text);
        if (value instanceof List<?> list) return list.stream().map(item -> copy(item, change)).toList();
        if (!(value instanceof Document document)) return value;
        Document copy = new Document();
        document.forEach((name, member) -> copy.append(name, copy(member, change)));
        return copy;
    }

    private void insert(String collection, List<Document> documents) {
        MongoCollection<Document> stored = database.getCollection(collection);
        stored.insertMany(documents, new InsertManyOptions().ordered(false));
    }

    /** Ids of version 7 (RFC 9562) that count up, as the service makes them. */
    private String newId(int n) {
        return new UUID((firstId + n) << 16 | 0x7000 | random.nextInt(0x1000), Long.MIN_VALUE | random.nextLong() >>> 2).toString();
    }
}
