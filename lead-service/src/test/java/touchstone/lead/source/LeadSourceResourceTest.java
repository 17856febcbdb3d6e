package touchstone.lead.source;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class LeadSourceResourceTest {
    private final String source = "campaign/" + UUID.randomUUID();

    @Test
    void requests_are_counted_by_where_they_came_from_and_how_far_they_went() {
        asked();
        TestSales.accept(asked());
        opened();
        String won = opened();
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("result", "WON", "amount", Map.of("amount", 100_000, "currency", "EUR"))).put("/opportunities/{id}/outcome", won).then().statusCode(200);

        counted("marketing").body(ours("requests.sum()"), equalTo(4), ours("accepted.sum()"), equalTo(3), ours("opportunities.sum()"), equalTo(2), ours("won.sum()"), equalTo(1));
    }

    @Test
    void what_goes_on_in_another_request_counts_once() {
        var prospect = TestProspects.registered();
        String first = asked(prospect);
        String second = asked(prospect);
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("into", first)).put("/leads/{id}/merger", second).then().statusCode(200);

        counted("sales").body(ours("requests.sum()"), equalTo(1));
    }

    @Test
    void nobody_is_named() {
        asked();

        counted("marketing").body("items.collectMany { it.keySet() }.unique().sort()", equalTo(List.of("accepted", "day", "opportunities", "requests", "source", "won")));
    }

    @Test
    void numbers_are_for_staff_and_of_a_bounded_time() {
        for (String role : List.of("steward", "operator")) counted(role);
        for (String days : List.of("0", "367")) answer("marketing", days).statusCode(422).body("type", equalTo("/problems/invalid"));
        answer("approver", "30").statusCode(403).body("type", equalTo("/problems/forbidden"));
        TestProspects.registered().asks().get("/lead-sources").then().statusCode(403);
        RestAssured.given().get("/lead-sources").then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
        for (String path : List.of("/leads", "/mentions", "/tasks", "/opportunities")) RestAssured.given().auth().oauth2(Tokens.of("marketing")).get(path).then().statusCode(403);
    }

    private String asked() {
        return asked(TestProspects.registered());
    }

    private String asked(TestProspects.TestProspect prospect) {
        return prospect.asks().header("Touchstone-Source", "first=\"" + source + "\", last=\"direct\"").body(TestProducts.published().wanted()).post("/demo-requests").then().statusCode(201).extract().path("id");
    }

    private String opened() {
        return TestSales.asks().body(Map.of("lead", TestSales.accept(asked()))).post("/opportunities").then().statusCode(201).extract().path("id");
    }

    private String ours(String sum) {
        return "items.findAll { it.source == '" + source + "' }." + sum;
    }

    private static ValidatableResponse counted(String role) {
        return answer(role, "2").statusCode(200);
    }

    private static ValidatableResponse answer(String role, String days) {
        return RestAssured.given().auth().oauth2(Tokens.of(role)).queryParam("days", days).get("/lead-sources").then();
    }
}
