package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees which value and which price, through the front door, by the roles and the customer group that the identity server says. */
class AudienceTest {
    private static final String FAMILY = "audience_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void companies_and_partners_see_more_and_a_group_of_customers_has_prices_of_its_own() {
        String id = published();

        JsonNode anybody = seenBy(Caller.visitor(), id);
        JsonNode company = seenBy(Caller.staff("verified-company").with("Touchstone-Key", "pk_demo_web"), id);
        JsonNode partner = seenBy(Caller.staff("partner").with("Touchstone-Key", "pk_demo_web"), id);

        assertFalse(anybody.path("attributes").has("alloy"));
        assertEquals("brass", company.at("/attributes/alloy").asText());
        assertFalse(company.path("attributes").has("margin"));
        assertEquals("brass", partner.at("/attributes/alloy").asText());
        assertTrue(partner.path("attributes").has("margin"));
        assertEquals(List.of(10_000L, 10_000L, 8_000L), List.of(anybody, company, partner).stream().map(product -> product.at("/price/amount").asLong()).toList());
    }

    private static JsonNode seenBy(Caller caller, String id) {
        return caller.get("/storefront/products/" + id).must(200).body();
    }

    private static String published() {
        Caller steward = Caller.staff("steward");
        steward.post("/families", Map.of("code", FAMILY, "attributes", List.of(
                Map.of("code", "name", "type", "TEXT", "audience", "PUBLIC"), Map.of("code", "list_price", "type", "PRICE", "audience", "PUBLIC"),
                Map.of("code", "alloy", "type", "TEXT", "audience", "VERIFIED_COMPANY"), Map.of("code", "margin", "type", "NUMBER", "audience", "PARTNER"),
                Map.of("code", "dealer_price", "type", "PRICE", "audience", "PARTNER", "priceFor", Map.of("customerGroup", "dealer", "fromQuantity", 1))))).must(201);
        JsonNode row = steward.postCsv("/imports?family=" + FAMILY, "sku,name,list_price_usd,alloy,margin,dealer_price_usd\nAU-" + UUID.randomUUID() + ",Pump,100,brass,7,80\n").must(201)
                .body().at("/results/0");
        List<Map<String, Object>> products = List.of(Map.of("id", row.path("product").asText(), "revision", row.path("revision").asLong()));
        Governing.approve(products);
        assertEquals(1, Governing.withOutcome(Governing.publish(products), "PUBLISHED").size());
        return row.path("product").asText();
    }
}
