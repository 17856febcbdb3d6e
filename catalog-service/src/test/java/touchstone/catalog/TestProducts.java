package touchstone.catalog;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Products that a test makes for itself, each with a sku nobody else has. */
public final class TestProducts {
    /** Columns of a product that can be published in English. */
    public static final String HEADER = "sku,name,category,subcategory,list_price_usd,color,weight,weight_unit,description_en,description_fr,sell_end\n";

    private TestProducts() {}

    /** A product as the catalog knows it. */
    public record TestProduct(String id, String sku, long revision) {
        public Map<String, Object> ref() {
            return Map.of("id", id, "revision", revision);
        }
    }

    public static String newSku() {
        return "T-" + UUID.randomUUID();
    }

    public static TestProduct draft() {
        return draft("Pump", "");
    }

    public static TestProduct draft(String name, String descriptionFr) {
        String sku = newSku();
        return imported(HEADER + sku + "," + name + ",Pumps,Dosing,12.50,Blue,2.30,KG,Moves water quietly.," + descriptionFr + ",\n").get(0);
    }

    public static TestProduct approved() {
        return approve(draft());
    }

    public static TestProduct approve(TestProduct product) {
        TestPeople.approver().body(Map.of("products", List.of(product.ref()))).post("/approvals").then().statusCode(200).body("results[0].outcome", equalTo("APPROVED"));
        return product;
    }

    public static TestProduct published() {
        return publish(approved(), "en");
    }

    public static TestProduct published(String name) {
        return publish(approve(draft(name, "")), "en");
    }

    public static TestProduct publish(TestProduct product, String locale) {
        TestPeople.approver().body(Map.of("channel", "web", "locale", locale, "revision", product.revision())).post("/products/{id}/publications", product.id())
                .then().statusCode(201);
        return product;
    }

    /** The product after a steward has changed its values. */
    public static TestProduct edited(TestProduct product, Map<String, Object> values) {
        TestPeople.steward().header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", values)).patch("/products/{id}", product.id())
                .then().statusCode(200).header("ETag", equalTo("\"" + (product.revision() + 1) + "\""));
        return new TestProduct(product.id(), product.sku(), product.revision() + 1);
    }

    public static ValidatableResponse importing(String csv) {
        ready();
        return TestPeople.steward().contentType("text/csv; charset=UTF-8").body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)).post("/imports").then();
    }

    public static List<TestProduct> imported(String csv) {
        var results = importing(csv).statusCode(201).extract().jsonPath();
        List<TestProduct> products = new ArrayList<>();
        for (int i = 0; i < results.getList("results").size(); i++) {
            String at = "results[" + i + "].";
            products.add(new TestProduct(results.getString(at + "product"), results.getString(at + "sku"), results.getLong(at + "revision")));
        }
        return products;
    }

    /** Waits until the service says that it is ready. */
    public static void ready() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (io.restassured.RestAssured.get("/q/health/ready").statusCode() != 200) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("the service is not ready");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
