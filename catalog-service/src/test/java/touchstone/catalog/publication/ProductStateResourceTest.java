package touchstone.catalog.publication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

/** The life of a product per channel and locale, and how it is seen before it is published. */
@QuarkusTest
class ProductStateResourceTest {
    @Test
    void a_product_has_a_state_per_channel_and_locale() {
        TestProduct product = TestProducts.draft();
        states(product, "DRAFT", "DRAFT");

        TestPeople.steward().body(Map.of("revision", 1)).post("/products/{id}/reviews", product.id()).then().statusCode(201);
        states(product, "IN_REVIEW", "IN_REVIEW");

        TestProducts.approve(product);
        states(product, "APPROVED", "APPROVED");

        TestProducts.publish(product, "en");
        states(product, "PUBLISHED", "APPROVED");

        // What is live stays so while a newer revision is worked on.
        TestProducts.edited(product, Map.of("color", "Red"));
        states(product, "PUBLISHED", "DRAFT").body("items.find { it.locale == 'en' }.revision", equalTo(1)).body("items.find { it.locale == 'en' }.latest.revision", equalTo(2))
                .body("items.find { it.locale == 'en' }.latest.status", equalTo("DRAFT"));

        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);
        states(product, "WITHDRAWN", "DRAFT");
    }

    @Test
    void those_who_govern_see_a_revision_before_it_is_published_and_nobody_else() {
        TestProduct product = TestProducts.published();
        TestProducts.edited(product, Map.of("name", "Silent Pump"));

        preview(product, 2, "en").then().statusCode(200).header("Cache-Control", equalTo("private, no-store")).body("product.name", equalTo("Silent Pump"))
                .body("product.locale", equalTo("en")).body("reasons.code", hasItem("not-approved"));
        preview(product, 1, "en").then().body("product.name", equalTo("Pump")).body("reasons", empty());
        preview(product, 1, "fr").then().body("product.description", nullValue()).body("reasons.code", hasItem("missing-description"));
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().body("name", equalTo("Pump"));

        problem(preview(product, 3, "en"), 404, "revision-not-found");
        problem(preview(product, 1, "de"), 422, "locale-not-offered");
        problem(given().get("/products/{id}/revisions/2/preview?channel=web&locale=en", product.id()), 401, "unauthorized");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/{id}/revisions/2/preview?channel=web&locale=en", product.id()), 403, "forbidden");
        problem(TestPeople.steward().get("/products/{id}/revisions/2/preview", product.id()), 422, "invalid");
    }

    @Test
    void only_those_who_govern_see_states() {
        problem(given().get("/products/{id}/states", UUID.randomUUID()), 401, "unauthorized");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/{id}/states", UUID.randomUUID()), 403, "forbidden");
        problem(TestPeople.steward().get("/products/{id}/states", UUID.randomUUID()), 404, "product-not-found");
    }

    private static ValidatableResponse states(TestProduct product, String english, String french) {
        return TestPeople.approver().get("/products/{id}/states", product.id()).then().statusCode(200)
                .body("items.find { it.locale == 'en' }.status", equalTo(english)).body("items.find { it.locale == 'fr' }.status", equalTo(french));
    }

    private static Response preview(TestProduct product, long revision, String locale) {
        return TestPeople.steward().get("/products/{id}/revisions/{revision}/preview?channel=web&locale=" + locale, product.id(), revision);
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
