package touchstone.lead.demorequest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.commons.Touch;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class DemoRequestResourceTest {
    @Test
    void a_demo_request_holds_the_product_as_it_was_seen() {
        var product = TestProducts.published();

        var answer = TestProspects.registered().asks().body(product.wanted("For 40 riders.")).post("/demo-requests").then();

        String id = answer.statusCode(201)
                .body("status", equalTo("NEW")).body("message", equalTo("For 40 riders.")).body("createdAt", notNullValue())
                .body("product", aMapWithSize(9)).body("product.sheet", matchesPattern("[0-9a-f]{64}"))
                .body("product.id", equalTo(product.id())).body("product.sku", equalTo(product.sku())).body("product.revision", equalTo(3))
                .body("product.channel", equalTo("web")).body("product.locale", equalTo("en")).body("product.name", equalTo("Road bike"))
                .body("product.price", equalTo(Map.of("amount", 1999, "currency", "EUR")))
                .extract().path("id");
        answer.header("Location", endsWith("/demo-requests/" + id));
        assertEquals(Touch.of("requested-demo").on("product", product.id()).at(3).in("web", "en"),
                Touch.parse(answer.extract().header("Touchstone-Touch")).orElseThrow());
    }

    @Test
    void what_sales_notes_among_themselves_is_not_told() {
        var request = TestDemoRequests.made();
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("decision", "IN_REVIEW", "reason", "Ours to know")).put("/leads/{id}/review", request.id()).then().statusCode(200);
        TestSales.asks().header("If-Match", "\"1\"").body(Map.of("decision", "DECLINED", "reason", "Not in your country")).put("/leads/{id}/review", request.id()).then().statusCode(200);

        request.prospect().asks().get("/demo-requests/{id}", request.id()).then().statusCode(200)
                .body("history.status", equalTo(List.of("NEW", "IN_REVIEW", "DECLINED"))).body("history.reason", equalTo(Arrays.asList(null, null, "Not in your country")));
    }

    @Test
    void a_product_that_was_shown_without_a_price_is_kept_without_one() {
        TestProspects.registered().asks().body(TestProducts.withoutPrice().wanted()).post("/demo-requests")
                .then().statusCode(201).body("product", aMapWithSize(8));
    }

    @Test
    void a_product_is_seen_in_the_language_that_is_asked_for() {
        var product = TestProducts.published("de", "Rennrad", null);

        TestProspects.registered().asks().header("Accept-Language", "de-AT, en;q=0.5").body(product.wanted()).post("/demo-requests")
                .then().statusCode(201).body("product.locale", equalTo("de")).body("product.name", equalTo("Rennrad"));
    }

    @Test
    void a_product_that_is_not_published_in_that_language_was_seen_in_english() {
        TestProspects.registered().asks().header("Accept-Language", "de").body(TestProducts.published().wanted()).post("/demo-requests")
                .then().statusCode(201).body("product.locale", equalTo("en"));
    }

    @Test
    void an_own_request_is_read_with_its_history_and_an_etag() {
        var request = TestDemoRequests.made();

        var answer = request.prospect().asks().get("/demo-requests/{id}", request.id()).then();

        answer.statusCode(200).header("ETag", "\"0\"")
                .body("product.sku", equalTo(request.product().sku()))
                .body("history", hasSize(1)).body("history[0].status", equalTo("NEW")).body("history[0].at", notNullValue());
        assertEquals(Touch.of("viewed-request").on("lead", request.id()), Touch.parse(answer.extract().header("Touchstone-Touch")).orElseThrow());
    }

    @Test
    void own_requests_are_listed_newest_first_page_by_page() {
        var prospect = TestProspects.registered();
        String first = TestDemoRequests.made(prospect).id();
        String second = TestDemoRequests.made(prospect).id();
        TestDemoRequests.made();

        String next = prospect.asks().queryParam("limit", 1).get("/demo-requests")
                .then().statusCode(200).body("items", hasSize(1)).body("items[0].id", equalTo(second)).body("items[0].history", nullValue())
                .extract().path("next");
        prospect.asks().queryParam("limit", 1).queryParam("after", next).get("/demo-requests")
                .then().statusCode(200).body("items", hasSize(1)).body("items[0].id", equalTo(first)).body("next", nullValue());
    }

    @Test
    void the_request_of_somebody_else_does_not_exist() {
        var request = TestDemoRequests.made();

        TestProspects.registered().asks().get("/demo-requests/{id}", request.id())
                .then().statusCode(404).contentType("application/problem+json").body("type", equalTo("/problems/demo-request-not-found"));
    }

    @Test
    void a_request_that_was_never_made_does_not_exist() {
        TestProspects.registered().asks().get("/demo-requests/{id}", UUID.randomUUID())
                .then().statusCode(404).body("type", equalTo("/problems/demo-request-not-found"));
        TestProspects.registered().asks().get("/demo-requests/{id}", "no-id").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void without_a_token_nothing_is_requested_or_read() {
        given().contentType(ContentType.JSON).body(TestProducts.published().wanted()).post("/demo-requests")
                .then().statusCode(401).contentType("application/problem+json").body("type", equalTo("/problems/unauthorized"));
        given().get("/demo-requests").then().statusCode(401);
        given().get("/demo-requests/{id}", UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void sales_requests_no_demos() {
        given().auth().oauth2(Tokens.of("sales")).contentType(ContentType.JSON).body(TestProducts.published().wanted()).post("/demo-requests")
                .then().statusCode(403).contentType("application/problem+json").body("type", equalTo("/problems/forbidden"));
        given().auth().oauth2(Tokens.of("sales")).get("/demo-requests").then().statusCode(403);
        given().auth().oauth2(Tokens.of("sales")).get("/demo-requests/{id}", UUID.randomUUID()).then().statusCode(403);
    }
}
