package touchstone.catalog.product;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class HistoryResourceTest {
    @Test
    void each_value_says_who_set_it_when_from_which_system_and_why() {
        TestProduct product = TestProducts.draft();

        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("values", Map.of("color", "Red"), "system", "erp", "reason", "new paint"))
                .patch("/products/{id}", product.id()).then().statusCode(200)
                .body("origins.find { it.attribute == 'color' }.system", equalTo("erp")).body("origins.find { it.attribute == 'color' }.reason", equalTo("new paint"))
                .body("origins.find { it.attribute == 'name' }.system", nullValue());

        TestPeople.approver().get("/products/{id}/values/color", product.id()).then().statusCode(200)
                .body("present", hasSize(1)).body("present[0].value", equalTo("Red")).body("present[0].author", notNullValue()).body("present[0].at", notNullValue())
                .body("present[0].system", equalTo("erp")).body("past.value", equalTo(List.of("Red", "Blue"))).body("past.revision", equalTo(List.of(2, 1)))
                .body("past[1].source", startsWith("import/")).body("more", equalTo(false));
        problem(TestPeople.steward().header("If-Match", "\"2\"").body(Map.of("values", Map.of(), "system", "The ERP!")).patch("/products/{id}", product.id()), 422, "invalid");
    }

    @Test
    void a_value_taken_away_stays_in_its_history() {
        TestProduct product = TestProducts.draft();
        Map<String, Object> none = new HashMap<>();
        none.put("color", null);
        TestProducts.edited(product, none);

        TestPeople.steward().get("/products/{id}/values/color", product.id()).then().body("present", hasSize(0)).body("past", hasSize(2)).body("past[0].value", nullValue())
                .body("past[0].author", notNullValue());
    }

    @Test
    void revisions_are_listed_newest_first_page_by_page() {
        TestProduct product = TestProducts.edited(TestProducts.edited(TestProducts.draft(), Map.of("color", "Red")), Map.of("color", "Green"));

        String next = TestPeople.steward().queryParam("limit", 2).get("/products/{id}/revisions", product.id()).then().statusCode(200)
                .body("items.revision", equalTo(List.of(3, 2))).body("items[0].author", notNullValue()).body("items[0].source", equalTo("edit")).extract().path("next");
        TestPeople.steward().queryParam("limit", 2).queryParam("after", next).get("/products/{id}/revisions", product.id()).then()
                .body("items.revision", equalTo(List.of(1))).body("next", nullValue());
        TestPeople.steward().get("/products/{id}/revisions/1", product.id()).then().statusCode(200).body("values.color", equalTo("Blue")).body("change.source", startsWith("import/"));
        problem(TestPeople.steward().queryParam("after", "x").get("/products/{id}/revisions", product.id()), 400, "malformed-cursor");
    }

    @Test
    void two_revisions_are_compared_value_by_value() {
        TestProduct product = TestProducts.draft();
        Map<String, Object> values = new HashMap<>(Map.of("color", "Red", "description", Map.of("fr", "Silencieuse.")));
        values.put("weight", null);
        TestProducts.edited(product, values);

        TestPeople.approver().queryParam("from", 1).queryParam("to", 2).get("/products/{id}/differences", product.id()).then().statusCode(200)
                .body("items.attribute", equalTo(List.of("color", "description", "weight")))
                .body("items[0].before", equalTo("Blue")).body("items[0].after", equalTo("Red")).body("items[0].source", equalTo("edit"))
                .body("items[1].scope", equalTo("fr")).body("items[1].before", nullValue()).body("items[2].before.unit", equalTo("KG")).body("items[2].after", nullValue());
        TestPeople.approver().queryParam("from", 2).queryParam("to", 2).get("/products/{id}/differences", product.id()).then().body("items", hasSize(0));
        problem(TestPeople.steward().queryParam("from", 1).queryParam("to", 9).get("/products/{id}/differences", product.id()), 404, "revision-not-found");
        problem(TestPeople.steward().queryParam("from", 1).get("/products/{id}/differences", product.id()), 422, "invalid");
    }

    @Test
    void an_earlier_revision_comes_back_as_a_new_draft_and_nothing_is_lost() {
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("color", "Red", "style", "Sport"));

        TestPeople.steward().header("If-Match", "\"2\"").body(Map.of("revision", 1, "reason", "the paint was wrong")).post("/products/{id}/restorations", product.id())
                .then().statusCode(200).header("ETag", equalTo("\"3\"")).body("status", equalTo("DRAFT")).body("values.color", equalTo("Blue")).body("values.style", nullValue())
                .body("origins.find { it.attribute == 'color' }.source", equalTo("restore/1")).body("origins.find { it.attribute == 'color' }.reason", equalTo("the paint was wrong"))
                .body("origins.find { it.attribute == 'name' }.source", startsWith("import/"));
        TestPeople.steward().get("/products/{id}/revisions/2", product.id()).then().body("values.color", equalTo("Red"));

        // To restore what is there already changes nothing.
        TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 1)).post("/products/{id}/restorations", product.id()).then().header("ETag", equalTo("\"3\""));
        problem(TestPeople.steward().header("If-Match", "\"2\"").body(Map.of("revision", 1)).post("/products/{id}/restorations", product.id()), 412, "revision-outdated");
        problem(TestPeople.steward().body(Map.of("revision", 1)).post("/products/{id}/restorations", product.id()), 428, "if-match-required");
        problem(TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 8)).post("/products/{id}/restorations", product.id()), 404, "revision-not-found");
        problem(TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 0)).post("/products/{id}/restorations", product.id()), 422, "invalid");
    }

    @Test
    void the_history_can_be_read_and_not_written() {
        TestProduct product = TestProducts.draft();

        TestPeople.steward().body("{}").put("/products/{id}/revisions/1", product.id()).then().statusCode(oneOf(404, 405));
        TestPeople.steward().delete("/products/{id}/revisions/1", product.id()).then().statusCode(oneOf(404, 405));
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of("revision", 1)).post("/products/{id}/restorations", product.id()), 403, "forbidden");
        for (String path : List.of("revisions", "revisions/1", "differences?from=1&to=1", "values/color")) {
            problem(given().get("/products/" + product.id() + "/" + path), 401, "unauthorized");
            problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/products/" + product.id() + "/" + path), 403, "forbidden");
        }
        problem(TestPeople.steward().get("/products/{id}/revisions", UUID.randomUUID()), 404, "product-not-found");
        problem(TestPeople.steward().get("/products/{id}/values/none", product.id()), 404, "attribute-not-found");
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
