package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the catalog says of the demand for a product is what the gateway has counted. */
class DemandTest {
    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void an_approver_is_told_how_often_a_product_was_seen() {
        String sku = "DE-" + UUID.randomUUID();
        JsonNode row = Caller.staff("steward").postCsv("/imports", "sku,name,category,list_price_usd,sell_start,description_en\n" + sku + ",Pump,Pumps,10,2019-04-30,Quiet.\n").must(201).body()
                .at("/results/0");
        String id = row.path("product").asText();
        List<Map<String, Object>> products = List.of(Map.of("id", id, "revision", row.path("revision").asLong()));
        Governing.approve(products);
        assertEquals(1, Governing.withOutcome(Governing.publish(products), "PUBLISHED").size());
        // What says that it is a program does not count.
        Caller reader = Caller.visitor().with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        for (int view = 0; view < 3; view++) reader.get("/storefront/products/" + id).must(200);

        Caller approver = Caller.staff("approver");
        JsonNode impact = Await.until(Duration.ofSeconds(60), () -> approver.get("/products/" + id + "/impact").must(200).body(), it -> it.at("/lastDays/views").asLong() >= 3);
        assertTrue(impact.path("demandKnown").asBoolean());
        assertTrue(approver.get("/incomplete-products?channel=web&limit=1").must(200).body().path("demandKnown").asBoolean());
    }
}
