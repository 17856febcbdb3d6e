package touchstone.catalog.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class AuditResourceTest {
    @Test
    void every_step_of_a_product_is_told_with_who_did_it() {
        TestProduct product = TestProducts.draft();
        TestPeople.steward().body(Map.of("revision", 1, "comment", "have a look")).post("/products/{id}/reviews", product.id()).then().statusCode(201);
        TestPeople.approver().body(Map.of("decision", "CHANGES_REQUESTED", "comment", "more colour")).put("/products/{id}/reviews/1/decision", product.id()).then().statusCode(200);
        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("values", Map.of("color", "Red"), "reason", "asked for")).patch("/products/{id}", product.id()).then().statusCode(200);
        TestProduct second = TestProducts.publish(TestProducts.approve(new TestProduct(product.id(), product.sku(), 2)), "en");
        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);

        TestPeople.steward().get("/products/{id}/events", second.id()).then().statusCode(200)
                .body("items.act", equalTo(List.of("WITHDRAWN", "PUBLISHED", "APPROVED", "SAVED", "CHANGES_REQUESTED", "REVIEW_ASKED", "SAVED")))
                .body("items.author", everyItem(notNullValue())).body("items.at", everyItem(notNullValue()))
                .body("items[1].channel", equalTo("web")).body("items[1].locale", equalTo("en")).body("items[3].note", containsString("asked for")).body("items[4].note", equalTo("more colour"));
    }

    @Test
    void only_those_who_govern_are_told() {
        given().get("/products/{id}/events", UUID.randomUUID()).then().statusCode(401);
        TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/{id}/events", UUID.randomUUID()).then().statusCode(403);
        TestPeople.steward().get("/products/{id}/events", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/product-not-found"));
    }
}
