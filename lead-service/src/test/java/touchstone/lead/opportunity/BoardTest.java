package touchstone.lead.opportunity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;

@QuarkusTest
class BoardTest {
    @Test
    void a_board_shows_each_stage_with_how_much_is_there() {
        String owner = null;
        for (int euros : List.of(100, 250)) {
            String id = TestSales.asks().body(Map.of("lead", TestOpportunities.acceptedLead(), "value", Map.of("amount", euros, "currency", "EUR"))).post("/opportunities").then().statusCode(201).extract().path("id");
            owner = owner == null ? "owner-" + id : owner;
            TestSales.asks().header("If-Match", "\"0\"").body(Map.of("id", owner, "name", "An owner")).put("/opportunities/{id}/owner", id).then().statusCode(200);
        }

        TestSales.asks().queryParam("owner", owner).queryParam("limit", 1).get("/pipelines/sales/board").then().statusCode(200)
                .body("stages.stage", equalTo(List.of("qualified", "demo", "proposal", "negotiation"))).body("stages[0].count", equalTo(2))
                .body("stages[0].values", equalTo(List.of(Map.of("amount", 350, "currency", "EUR")))).body("stages[0].items", hasSize(1)).body("stages[1].count", equalTo(0));
    }

    @Test
    void a_board_is_of_a_pipeline_and_for_sales() {
        TestSales.asks().get("/pipelines/none/board").then().statusCode(404).body("type", equalTo("/problems/pipeline-not-found"));
        TestProspects.registered().asks().get("/pipelines/sales/board").then().statusCode(403);
        given().get("/pipelines/sales/board").then().statusCode(401);
    }
}
