package touchstone.catalog.demand;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.test.Tokens;

@QuarkusTest
class CompletenessResourceTest {
    @Test
    void pages_together_tell_how_complete_each_family_is_in_each_place() {
        long before = sum("en", "products");
        long incomplete = sum("fr", "products") - sum("fr", "complete");
        long percent = sum("fr", "percent");
        TestProducts.draft();
        TestProducts.draft("Pump", "Silencieuse.");

        assertEquals(before + 2, sum("en", "products"));
        assertEquals(incomplete + 1, sum("fr", "products") - sum("fr", "complete"));
        assertEquals(percent + 75 + 100, sum("fr", "percent"));
    }

    @Test
    void who_governs_no_products_is_not_told() {
        given().get("/completeness").then().statusCode(401);
        TestPeople.with(Tokens.of("sales")).get("/completeness").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        TestPeople.steward().queryParam("after", "x").get("/completeness").then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
        TestPeople.steward().queryParam("limit", 0).get("/completeness").then().statusCode(422).body("type", equalTo("/problems/invalid"));
    }

    /** Over all pages, of the channel web and the family of the tests' products. */
    private static long sum(String locale, String figure) {
        List<Map<String, Object>> cells = new ArrayList<>();
        String after = null;
        do {
            JsonPath page = TestPeople.approver().queryParam("limit", 7).queryParam("after", after == null ? List.of() : List.of(after)).get("/completeness").then().statusCode(200).extract().jsonPath();
            cells.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        return cells.stream().filter(cell -> cell.get("channel").equals("web") && cell.get("locale").equals(locale) && cell.get("family").equals("standard"))
                .mapToLong(cell -> ((Number) cell.get(figure)).longValue()).sum();
    }
}
