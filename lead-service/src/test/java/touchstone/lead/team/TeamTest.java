package touchstone.lead.team;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class TeamTest {
    @Test
    void a_team_is_made_read_and_changed() {
        String id = TestTeams.made(TestTeams.member("a"));

        TestTeams.operator().header("If-Match", "\"0\"").body(TestTeams.definition("PT2H", "head@contoso.test")).put("/teams/{id}", id).then().statusCode(200).header("ETag", "\"1\"");

        TestSales.asks().get("/teams/{id}", id).then().statusCode(200).body("definition.respondWithin", equalTo("PT2H")).body("definition.members", hasSize(0));
        TestSales.asks().queryParam("limit", 200).get("/teams").then().body("items.id", hasItem(id));
    }

    @Test
    void what_cannot_be_is_refused() {
        String id = TestTeams.made();
        refused(TestTeams.operator().body(Map.of("id", id, "definition", TestTeams.definition("PT2H", "head@contoso.test"))).post("/teams"), 409, "team-already-exists");
        refused(TestTeams.operator().body(TestTeams.definition("PT2H", "head@contoso.test")).put("/teams/{id}", id), 428, "if-match-required");
        refused(TestTeams.operator().header("If-Match", "\"7\"").body(TestTeams.definition("PT2H", "head@contoso.test")).put("/teams/{id}", id), 412, "revision-outdated");
        refused(TestTeams.operator().header("If-Match", "\"0\"").body(TestTeams.definition("PT2H", "head@contoso.test")).put("/teams/none"), 404, "team-not-found");
        refused(TestTeams.operator().header("If-Match", "\"0\"").body(TestTeams.definition("PT2H", "head@contoso.test", TestTeams.member("a"), TestTeams.member("a"))).put("/teams/{id}", id), 422, "team-not-valid");
        refused(TestTeams.operator().header("If-Match", "\"0\"").body(TestTeams.definition("PT0S", "head@contoso.test")).put("/teams/{id}", id), 422, "team-not-valid");
        Map<String, Object> nowhere = new HashMap<>(TestTeams.definition("PT2H", "head@contoso.test"));
        Map<String, Object> hours = new HashMap<>(TestTeams.always());
        hours.put("zone", "Europe/Atlantis");
        nowhere.put("hours", hours);
        refused(TestTeams.operator().header("If-Match", "\"0\"").body(nowhere).put("/teams/{id}", id), 422, "team-not-valid");
        TestTeams.operator().body(Map.of("id", "new-" + id, "definition", nowhere)).post("/teams").then().statusCode(422).body("errors.pointer", equalTo(List.of("/definition/hours/zone")));
        refused(TestSales.asks().header("If-Match", "\"0\"").body(nowhere).put("/teams/{id}", id), 403, "forbidden");
        refused(given().get("/teams"), 401, "unauthorized");
    }

    @Test
    void who_is_away_says_so_and_takes_it_back() {
        var person = Tokens.ofNew("sales");
        var asks = RestAssured.given().auth().oauth2(person.token()).contentType(ContentType.JSON);
        String id = asks.body(Map.of("since", "2026-01-01T00:00:00Z", "until", "2028-01-01T00:00:00Z")).post("/absences").then().statusCode(201).extract().path("id");
        RestAssured.given().auth().oauth2(person.token()).get("/absences").then().statusCode(200).body("items.id", hasItem(id));

        refused(TestSales.asks().delete("/absences/{id}", id), 404, "absence-not-found");
        RestAssured.given().auth().oauth2(person.token()).delete("/absences/{id}", id).then().statusCode(204);
        refused(TestSales.asks().body(Map.of("since", "2026-02-01T00:00:00Z", "until", "2026-01-01T00:00:00Z")).post("/absences"), 422, "invalid");
        refused(TestSales.asks().delete("/absences/{id}", UUID.randomUUID()), 404, "absence-not-found");
        refused(TestProspects.registered().asks().get("/absences"), 403, "forbidden");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
