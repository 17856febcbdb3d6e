package touchstone.lead.demorequest;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import touchstone.lead.upstream.StandIns;

/** Products on show. */
public final class TestProducts {
    private TestProducts() {}

    /** In English, for 19.99 euros. */
    public static TestProduct published() {
        return published("en", "Road bike", Map.of("amount", 1999, "currency", "EUR"));
    }

    static TestProduct withoutPrice() {
        return published("en", "Road bike", null);
    }

    static TestProduct published(String locale, String name, Map<String, ?> price) {
        var product = new TestProduct(UUID.randomUUID().toString(), "SKU-" + UUID.randomUUID(), 3, name);
        StandIns.publish(product.id, product.sku, product.revision, locale, name, price);
        return product;
    }

    /** In English, with a sheet behind a gate. */
    public static TestProduct gated(String gate) {
        var product = new TestProduct(UUID.randomUUID().toString(), "SKU-" + UUID.randomUUID(), 3, "Road bike");
        StandIns.publish(product.id, product.sku, product.revision, "en", product.name, null, gate);
        return product;
    }

    public record TestProduct(String id, String sku, long revision, String name) {
        /** The body that asks for a demo of it. */
        public Map<String, Object> wanted() {
            return Map.of("product", id, "revision", revision);
        }

        Map<String, Object> wanted(String message) {
            var wanted = new HashMap<>(wanted());
            wanted.put("message", message);
            return wanted;
        }
    }
}
