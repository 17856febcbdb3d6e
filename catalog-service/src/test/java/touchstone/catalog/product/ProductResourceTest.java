package touchstone.catalog.product;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class ProductResourceTest {
    @Inject ReactiveMongoDatabase database;

    @Test
    void a_product_says_what_it_is_where_that_comes_from_and_what_it_lacks() {
        TestProduct product = TestProducts.draft();

        TestPeople.approver().get("/products/{id}", product.id()).then().statusCode(200).header("ETag", equalTo("\"1\""))
                .body("sku", equalTo(product.sku())).body("status", equalTo("DRAFT"))
                .body("values.name", equalTo("Pump")).body("values.description.en", equalTo("Moves water quietly."))
                .body("values.list_price.USD.amount", equalTo(1250)).body("values.weight.value", equalTo(2.3f)).body("values.weight.unit", equalTo("KG"))
                .body("origins.find { it.attribute == 'name' }.source", startsWith("import/")).body("origins.find { it.attribute == 'name' }.author", notNullValue())
                .body("completeness.find { it.locale == 'en' }.complete", equalTo(true)).body("completeness.find { it.locale == 'en' }.findings", empty())
                .body("completeness.find { it.locale == 'fr' }.complete", equalTo(false))
                .body("completeness.find { it.locale == 'fr' }.findings.code", equalTo(List.of("missing-description")));
    }

    @Test
    void a_change_makes_a_new_revision_and_only_what_changed_has_a_new_origin() {
        TestProduct product = TestProducts.draft();

        patch(product.id(), "\"1\"", Map.of("name", "Silent Pump", "color", "Blue", "description", Map.of("fr", "Silencieuse."))).then().statusCode(200)
                .header("ETag", equalTo("\"2\"")).body("revision", equalTo(2)).body("values.name", equalTo("Silent Pump"))
                .body("values.description.en", equalTo("Moves water quietly.")).body("values.description.fr", equalTo("Silencieuse."))
                .body("origins.find { it.attribute == 'name' }.source", equalTo("edit"))
                .body("origins.find { it.attribute == 'color' }.source", startsWith("import/"))
                .body("completeness.find { it.locale == 'fr' }.complete", equalTo(true));
    }

    @Test
    void null_removes_a_value_or_all_of_an_attribute() {
        TestProduct product = TestProducts.draft("Pump", "Silencieuse.");
        Map<String, Object> values = new HashMap<>();
        values.put("color", null);
        values.put("list_price", null);
        Map<String, Object> french = new HashMap<>();
        french.put("fr", null);
        values.put("description", french);

        patch(product.id(), "\"1\"", values).then().statusCode(200).body("values.color", nullValue()).body("values.list_price", nullValue())
                .body("values.description.fr", nullValue()).body("values.description.en", notNullValue());
    }

    @Test
    void a_change_of_nothing_makes_no_revision() {
        TestProduct product = TestProducts.draft();

        patch(product.id(), "\"1\"", Map.of("name", "Pump", "weight", Map.of("value", 2.30, "unit", "KG"))).then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void an_edit_of_an_approved_revision_is_a_draft_again() {
        TestProduct product = TestProducts.edited(TestProducts.approved(), Map.of("name", "Silent Pump"));

        TestPeople.steward().get("/products/{id}", product.id()).then().body("status", equalTo("DRAFT")).body("revision", equalTo(2));
    }

    @Test
    void values_that_cannot_be_taken_are_all_named_and_none_is_saved() {
        TestProduct product = TestProducts.draft();

        problem(patch(product.id(), "\"1\"", Map.of("name", 7, "size", Map.of("value", 1, "unit", "STONE"), "sell_end", "tomorrow", "finished_good", "yes",
                "description", Map.of("xx", "?"), "list_price", Map.of("USD", Map.of("amount", 1.5, "currency", "USD")), "weight", "heavy", "shelf/a", 1)), 422, "values-not-valid")
                .then().body("errors.pointer", org.hamcrest.Matchers.containsInAnyOrder("/values/name", "/values/size", "/values/sell_end", "/values/finished_good",
                        "/values/description/xx", "/values/list_price/USD", "/values/weight", "/values/shelf~1a"));
        TestPeople.steward().get("/products/{id}", product.id()).then().body("revision", equalTo(1));
    }

    @Test
    void an_edit_says_which_revision_it_is_of() {
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("name", "Silent Pump"));

        problem(patch(product.id(), null, Map.of("name", "x")), 428, "if-match-required");
        problem(patch(product.id(), "W/\"2\"", Map.of("name", "x")), 400, "malformed-if-match");
        problem(patch(product.id(), "\"1\"", Map.of("name", "x")), 412, "revision-outdated").then().body("revision", equalTo(2));
    }

    @Test
    void a_body_that_is_no_patch_is_refused() {
        TestProduct product = TestProducts.draft();

        problem(TestPeople.steward().header("If-Match", "\"1\"").body("{}").patch("/products/{id}", product.id()), 422, "invalid");
        problem(TestPeople.steward().header("If-Match", "\"1\"").body("{\"values\":1}").patch("/products/{id}", product.id()), 422, "values-not-valid");
        problem(TestPeople.steward().header("If-Match", "\"1\"").body("{").patch("/products/{id}", product.id()), 400, "malformed-json");
        problem(TestPeople.steward().header("If-Match", "\"1\"").body("{\"sku\":\"x\"}").patch("/products/{id}", product.id()), 400, "malformed-json");
        problem(TestPeople.steward().contentType("text/plain").body("x").patch("/products/{id}", product.id()), 415, "unsupported-media-type");
    }

    @Test
    void a_head_left_behind_by_a_crash_is_moved_on_by_the_next_change() {
        TestProduct product = TestProducts.draft();
        // What a process leaves that ended between the two writes of a change: the revision is there, the head is not moved.
        var revisions = database.getCollection("revisions");
        Document second = revisions.find(new Document("_id", product.id() + ":1")).collect().first().await().atMost(Duration.ofSeconds(5));
        second.put("_id", product.id() + ":2");
        revisions.insertOne(second).await().atMost(Duration.ofSeconds(5));

        problem(patch(product.id(), "\"1\"", Map.of("name", "Silent Pump")), 412, "revision-outdated");

        patch(product.id(), "\"2\"", Map.of("name", "Silent Pump")).then().statusCode(200).header("ETag", equalTo("\"3\""));
    }

    @Test
    void products_are_listed_page_by_page_oldest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) made.add(TestProducts.draft().id());
        // The first of this test is found from whatever is before it.
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var page = TestPeople.steward().queryParam("limit", 2).queryParam("after", after == null ? List.of() : List.of(after)).get("/products").then().statusCode(200)
                    .body("items", hasSize(not(greaterThan(2)))).extract().jsonPath();
            seen.addAll(page.getList("items.id"));
            after = page.getString("next");
        } while (after != null);

        assertEquals(new HashSet<>(seen).size(), seen.size());
        assertEquals(made, seen.stream().filter(made::contains).toList());
    }

    @Test
    void a_list_can_be_of_one_status() {
        TestProduct approved = TestProducts.approved();
        String before = TestProducts.draft().id();

        var drafts = TestPeople.steward().queryParam("status", "DRAFT").queryParam("limit", 500).get("/products").then().statusCode(200)
                .body("items.status", everyItem(equalTo("DRAFT"))).body("items.id", not(hasItem(approved.id()))).extract().jsonPath();
        assertTrue(drafts.getString("next") != null || drafts.getList("items.id").contains(before));
    }

    @Test
    void a_list_that_cannot_be_read_is_refused() {
        problem(TestPeople.steward().queryParam("after", "x").get("/products"), 400, "malformed-cursor");
        problem(TestPeople.steward().queryParam("limit", 0).get("/products"), 422, "invalid");
        problem(TestPeople.steward().queryParam("limit", 501).get("/products"), 422, "invalid");
        problem(TestPeople.steward().queryParam("limit", "x").get("/products"), 400, "malformed-parameter");
        problem(TestPeople.steward().queryParam("status", "GONE").get("/products"), 400, "malformed-parameter");
        problem(TestPeople.steward().queryParam("colour", "Blue").get("/products"), 400, "parameter-unknown").then().body("parameter", equalTo("colour"));
    }

    @Test
    void a_product_that_is_not_there_is_not_found() {
        problem(TestPeople.steward().get("/products/{id}", UUID.randomUUID()), 404, "product-not-found");
        problem(patch(UUID.randomUUID().toString(), "\"1\"", Map.of("name", "x")), 404, "product-not-found");
        problem(TestPeople.steward().get("/products/x"), 404, "not-found");
    }

    @Test
    void only_stewards_and_approvers_see_products_and_only_stewards_change_them() {
        TestProduct product = TestProducts.draft();

        problem(given().get("/products"), 401, "unauthorized");
        problem(given().get("/products/{id}", product.id()), 401, "unauthorized");
        problem(given().contentType("application/json").body("{}").patch("/products/{id}", product.id()), 401, "unauthorized");
        problem(TestPeople.with("nonsense").get("/products"), 401, "unauthorized");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products"), 403, "forbidden");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/{id}", product.id()), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body("{}").patch("/products/{id}", product.id()), 403, "forbidden");
        problem(TestPeople.steward().body("{}").put("/products/{id}", product.id()), 405, "method-not-allowed");
    }

    private static Response patch(String id, String ifMatch, Map<String, Object> values) {
        var request = TestPeople.steward().contentType("application/merge-patch+json").body(Map.of("values", values));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch("/products/{id}", id);
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
