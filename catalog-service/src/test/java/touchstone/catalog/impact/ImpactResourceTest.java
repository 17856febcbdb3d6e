package touchstone.catalog.impact;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.demand.TestLedger;

@QuarkusTest
class ImpactResourceTest {
    @Test
    void an_approver_sees_beforehand_what_a_change_touches() {
        TestProduct product = TestProducts.approve(TestProducts.draft("Pump", "Silencieuse."));
        TestProducts.publish(product, "en");
        TestProducts.publish(product, "fr");
        TestProducts.edited(product, Map.of("color", "Red", "description", Map.of("fr", "Très silencieuse.")));
        TestLedger.counted(product.id(), "requested-demo", 3);
        TestLedger.counted(product.id(), "downloaded", 7);

        TestPeople.approver().get("/products/{id}/impact", product.id()).then().statusCode(200).body("revision", equalTo(2))
                .body("live.locale", equalTo(List.of("en", "fr"))).body("live[0].revision", equalTo(1))
                .body("live[0].differences.attribute", equalTo(List.of("color"))).body("live[1].differences.attribute", equalTo(List.of("color", "description")))
                .body("live[0].differences[0].before", equalTo("Blue")).body("live[0].differences[0].after", equalTo("Red"))
                .body("lastDays.leads", equalTo(3)).body("lastDays.downloads", equalTo(7)).body("demandKnown", equalTo(true)).body("openLeads", equalTo(4));
    }

    @Test
    void an_approver_sees_which_products_lead_readers_to_it() {
        TestModels kettle = TestModels.published("Red", "Blue");
        TestProduct filter = TestProducts.edited(TestProducts.draft(), Map.of("relations", Map.of("part-of", List.of(kettle.model().sku()))));
        TestProduct draft = TestProducts.edited(TestProducts.draft(), Map.of("relations", Map.of("accessory", List.of(kettle.model().sku()))));
        TestProducts.publish(TestProducts.publish(TestProducts.approve(filter), "en"), "en");

        TestPeople.approver().get("/products/{id}/impact", kettle.model().id()).then().statusCode(200)
                .body("neighbours.sku", equalTo(List.of(kettle.variant(0).sku(), kettle.variant(1).sku(), filter.sku()))).body("neighbours.by", equalTo(List.of("variant_of", "variant_of", "part-of")));
        TestPeople.approver().get("/products/{id}/impact", draft.id()).then().body("neighbours", hasSize(0));
    }

    @Test
    void where_nothing_is_live_nothing_is_touched_and_without_the_ledger_that_is_said() {
        TestProduct product = TestProducts.draft();
        TestLedger.answers(false);
        try {
            TestPeople.steward().get("/products/{id}/impact", product.id()).then().statusCode(200).body("live", hasSize(0)).body("demandKnown", equalTo(false)).body("lastDays.views", equalTo(0))
                    .body("openLeads", nullValue());
        } finally {
            TestLedger.answers(true);
        }
    }

    @Test
    void only_those_who_govern_see_it() {
        given().get("/products/{id}/impact", UUID.randomUUID()).then().statusCode(401);
        TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/{id}/impact", UUID.randomUUID()).then().statusCode(403);
        TestPeople.steward().get("/products/{id}/impact", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/product-not-found"));
    }
}
