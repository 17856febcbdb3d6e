package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.Ports;
import touchstone.local.mongo.MongoServer;

class CopiesTest {
    @TempDir
    Path folder;

    @Test
    void a_copy_differs_in_id_sku_and_name_and_further_channels_in_the_channel() {
        try (MongoServer server = MongoServer.start(folder.resolve("mongodb"), Ports.free()); MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase stored = client.getDatabase("catalog");
            Goods pattern = new Goods(0, "0197-a");
            stored.getCollection("products").insertOne(new Document("_id", "0197-a").append("sku", pattern.sku()).append("status", "APPROVED"));
            stored.getCollection("revisions").insertOne(new Document("_id", "0197-a:1").append("values", new Document("name", pattern.name()).append("color", "Blue")));
            stored.getCollection("approvals").insertOne(new Document("_id", "0197-a:1").append("author", "approver"));
            for (String locale : Goods.LOCALES) {
                stored.getCollection("publications").insertOne(new Document("_id", "0197-a:web:" + locale).append("product", "0197-a").append("channel", "web"));
                stored.getCollection("publishedRevisions").insertOne(new Document("_id", "0197-a:1:web:" + locale).append("name", pattern.name()).append("channel", "web"));
            }
            stored.getCollection("publicationLog").insertOne(new Document("_id", 1L));
            Copies copies = new Copies(stored, List.of(pattern));
            List<Integer> progress = new ArrayList<>();

            List<Goods> all = copies.products(3, progress::add);
            copies.publish(all.subList(0, 2), "fair", "en");

            Goods copy = all.get(1);
            assertEquals(List.of(3), progress);
            assertNotEquals(copy.id(), all.get(2).id());
            assertEquals(copy.sku(), one(stored, "products", copy.id()).getString("sku"));
            assertEquals(new Document("name", copy.name()).append("color", "Blue"), one(stored, "revisions", copy.id() + ":1").get("values"));
            assertEquals("approver", one(stored, "approvals", copy.id() + ":1").getString("author"));
            assertEquals(copy.id(), one(stored, "publications", copy.id() + ":web:th").getString("product"));
            assertEquals(copy.name(), one(stored, "publishedRevisions", copy.id() + ":1:fair:en").getString("name"));
            assertEquals("fair", one(stored, "publishedRevisions", "0197-a:1:fair:en").getString("channel"));
            // One entry a locale, and one for the channel, after what was there.
            assertEquals(2, one(stored, "publicationLog", 5L).getList("items", Document.class).size());
            assertEquals("fair", one(stored, "publicationLog", 5L).getString("channel"));
        }
    }

    @Test
    void what_is_copied_comes_round_with_the_patterns() {
        String[] one = Goods.csv(3, 4, 0).split(",");
        String[] other = Goods.csv(3 + Goods.ROUND, 4 + Goods.ROUND, 0).split(",");

        assertEquals(List.of(one[13], one[16], one[17]), List.of(other[13], other[16], other[17]));
        assertEquals("Drives", one[13]);
    }

    private static Document one(MongoDatabase stored, String collection, Object key) {
        return stored.getCollection(collection).find(new Document("_id", key)).first();
    }
}
