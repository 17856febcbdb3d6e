package touchstone.catalog.demand;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class IncompleteResourceTest {
    @AfterEach
    void answersAgain() {
        TestLedger.answers(true);
    }

    @Test
    void what_is_most_wanted_comes_first_each_with_its_share_and_what_is_missing() {
        TestProduct unwanted = TestProducts.draft();
        TestProduct viewed = TestProducts.draft();
        TestProduct asked = TestProducts.draft();
        TestProduct complete = TestProducts.draft("Pump", "Silencieuse.");
        TestLedger.counted(viewed.id(), "viewed", 40_000);
        TestLedger.counted(asked.id(), "requested-demo", 1_000);
        TestLedger.counted(asked.id(), "downloaded", 30);
        TestLedger.counted(complete.id(), "viewed", 99_000);

        var all = all(2);

        List<String> ids = all.stream().map(item -> (String) ((java.util.Map<?, ?>) item).get("id")).toList();
        assertEquals(List.of(asked.id(), viewed.id(), unwanted.id()), ids.stream().filter(List.of(asked.id(), viewed.id(), unwanted.id())::contains).toList());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(!ids.contains(complete.id()));
        TestPeople.approver().queryParam("channel", "web").queryParam("locale", "fr").get("/incomplete-products").then().statusCode(200).body("demandKnown", equalTo(true))
                .body("items.find { it.id == '" + asked.id() + "' }.missing", equalTo(List.of("description"))).body("items.find { it.id == '" + asked.id() + "' }.percent", equalTo(75))
                .body("items.find { it.id == '" + asked.id() + "' }.demand.leads", equalTo(1_000))
                .body("items.find { it.id == '" + asked.id() + "' }.demand.downloads", equalTo(30));
    }

    @Test
    void without_the_ledger_all_count_as_zero_and_the_answer_says_so() {
        TestLedger.answers(false);
        TestProducts.draft();

        TestPeople.steward().queryParam("channel", "web").queryParam("locale", "fr").queryParam("limit", 1).get("/incomplete-products").then().statusCode(200)
                .body("demandKnown", equalTo(false)).body("items[0].demand.views", equalTo(0)).body("items[0].missing", notNullValue());
    }

    @Test
    void what_is_complete_in_a_locale_is_not_listed_there() {
        TestProduct product = TestProducts.draft();

        TestPeople.steward().queryParam("channel", "web").queryParam("limit", 200).get("/incomplete-products").then().statusCode(200).body("items.id", not(hasItem(product.id())));
    }

    @Test
    void a_list_that_cannot_be_read_is_refused() {
        problem(TestPeople.steward().get("/incomplete-products"), 422, "invalid");
        problem(TestPeople.steward().queryParam("channel", "moon").get("/incomplete-products"), 422, "channel-unknown");
        problem(TestPeople.steward().queryParam("channel", "web").queryParam("locale", "de").get("/incomplete-products"), 422, "locale-not-offered");
        problem(TestPeople.steward().queryParam("channel", "web").queryParam("after", "x").get("/incomplete-products"), 400, "malformed-cursor");
        problem(given().queryParam("channel", "web").get("/incomplete-products"), 401, "unauthorized");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).queryParam("channel", "web").get("/incomplete-products"), 403, "forbidden");
    }

    private static List<Object> all(int limit) {
        List<Object> seen = new ArrayList<>();
        String after = null;
        do {
            var page = TestPeople.steward().queryParam("channel", "web").queryParam("locale", "fr").queryParam("limit", limit)
                    .queryParam("after", after == null ? List.of() : List.of(after)).get("/incomplete-products").then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        return seen;
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
