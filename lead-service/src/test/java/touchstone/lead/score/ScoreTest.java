package touchstone.lead.score;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestDemoRequests.TestDemoRequest;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;
import touchstone.test.Tokens;

@QuarkusTest
class ScoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HALF_LIFE = "PT336H";

    @Test
    void a_score_says_why_there_are_points() {
        var request = TestDemoRequests.made();
        interested(request, "downloaded", "sheet/" + request.product().id(), 3, 2.48);

        score(request.id()).body("interest.reasons[0].text", equalTo("Road bike: sheet downloaded 3 times, last 2 days ago")).body("interest.reasons[0].points", closeTo(12.4, 0.01))
                .body("interest.points", closeTo(12.4, 0.01)).body("interest.reasons[0].product", equalTo(request.product().id())).body("fit.reasons.text", hasItem(startsWith("Address at a company: ")))
                .body("products[0].name", equalTo("Road bike")).body("weights", notNullValue()).body("computedAt", notNullValue());
    }

    @Test
    void a_score_follows_what_the_ledger_says_now() {
        var request = TestDemoRequests.made();
        interested(request, "viewed", "product/" + request.product().id(), 4, 4);
        score(request.id()).body("interest.points", closeTo(4, 0.01));

        // Somebody said that it was a bot.
        StandIns.interested("prospects", request.prospect().id(), HALF_LIFE, List.of());
        score(request.id()).body("interest.points", closeTo(0, 0.01)).body("interest.reasons", hasSize(0));
    }

    @Test
    void what_a_provider_does_not_let_us_score_by_makes_no_points_and_nothing_does_of_who_restricted_it() {
        var request = TestDemoRequests.made();
        interested(request, "viewed", "product/" + request.product().id(), 4, 4);
        StandIns.scorable(request.prospect().id(), false, Map.of("company", "Contoso"));
        score(request.id()).body("fit.reasons.text", equalTo(List.of("Names a company: Contoso"))).body("interest.points", closeTo(4, 0.01));
        StandIns.scorable(request.prospect().id(), false, Map.of());
        score(request.id()).body("fit.reasons", hasSize(0));
        StandIns.scorable(request.prospect().id(), true, Map.of());
        score(request.id()).body("points", closeTo(0, 0.01)).body("interest.reasons", hasSize(0));
    }

    @Test
    void who_has_a_say_and_a_title_fits_better() {
        var answers = Map.of("name", "One", "email", "one@c-" + UUID.randomUUID().toString().substring(0, 8) + ".test", "role", "decides");
        String id = TestForms.send("demo-request", TestForms.submission(answers, TestProducts.published())).then().statusCode(201).extract().path("id");
        score(id).body("fit.reasons.text", hasItems("Part in the decision: decides", "Address at a company: " + answers.get("email").substring(4)));
    }

    @Test
    void what_was_accepted_and_won_at_the_same_company_counts() {
        String domain = "c-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        String own = TestForms.sent("one@" + domain);
        String other = TestSales.accept(TestForms.sent("two@" + domain));
        score(own).body("fit.reasons.text", hasItem("1 lead of the same company accepted"));
        String opportunity = TestSales.asks().body(Map.of("lead", other)).post("/opportunities").then().statusCode(201).extract().path("id");
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("result", "WON", "amount", Map.of("amount", 100, "currency", "EUR"))).put("/opportunities/{id}/outcome", opportunity).then().statusCode(200);
        score(own).body("fit.reasons.text", hasItem("Won at the same company: once"));
        score(other).body("fit.reasons.text", not(hasItem(startsWith("Won at"))));
    }

    @Test
    void a_role_said_on_a_lead_that_was_merged_into_it_counts_too() {
        String email = TestForms.newEmail();
        var product = TestProducts.published();
        String first = TestForms.send("demo-request", TestForms.submission(Map.of("name", "One", "email", email, "role", "buys"), product)).path("id");
        String second = TestForms.sent(email);
        score(second).body("fit.reasons.text", not(hasItem("Part in the decision: buys")));
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("into", second, "reason", "The same person")).put("/leads/{id}/merger", first).then().statusCode(200);
        score(second).body("fit.reasons.text", hasItem("Part in the decision: buys"));
    }

    @Test
    void the_inbox_shows_scores_and_the_best_come_first() {
        String tag = "t" + UUID.randomUUID().toString().substring(0, 12);
        List<String> ids = new ArrayList<>();
        for (int touches : List.of(1, 9, 5)) {
            var request = TestDemoRequests.made();
            interested(request, "viewed", "product/" + request.product().id(), touches, touches);
            TestSales.asks().contentType("application/merge-patch+json").header("If-Match", "\"0\"").body(Map.of("tags", List.of(tag))).patch("/leads/{id}", request.id()).then().statusCode(200);
            score(request.id());
            ids.add(request.id());
        }
        String first = list(Map.of("tag", tag, "sort", "SCORE", "limit", "2")).body("items.id", equalTo(List.of(ids.get(1), ids.get(2)))).body("items[0].scoredAt", notNullValue()).extract().path("next");
        list(Map.of("tag", tag, "sort", "SCORE", "limit", "2", "after", first)).body("items.id", equalTo(List.of(ids.get(0)))).body("next", nullValue());
        double middle = score(ids.get(2)).extract().jsonPath().getDouble("points");
        list(Map.of("tag", tag, "minScore", Integer.toString((int) middle))).body("items.id", equalTo(List.of(ids.get(2), ids.get(1))));
        TestSales.asks().queryParam("sort", "SCORE").queryParam("after", "x").get("/leads").then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }

    @Test
    void lists_follow_by_themselves_a_new_lead_first_and_a_change_later() {
        var request = TestDemoRequests.made();
        await().atMost(PATIENCE).untilAsserted(() -> list(Map.of("product", request.product().id())).body("items[0].scoredAt", notNullValue()));
        double before = listed(request);

        interested(request, "viewed", "product/" + request.product().id(), 7, 7);
        StandIns.changed(List.of(request.prospect().id()), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(before + 7, listed(request), 0.01));
        StandIns.changed(List.of(), List.of());
        TestSales.asks().get("/leads/{id}", request.id()).then().header("ETag", "\"0\"");
    }

    @Test
    void weights_are_data_with_versions_and_are_tried_before_they_hold() {
        var request = TestDemoRequests.made();
        interested(request, "viewed", "product/" + request.product().id(), 2, 2);
        double before = score(request.id()).extract().jsonPath().getDouble("interest.points");
        Response stored = asks("steward").get("/score-weights");
        Map<String, Object> weights = new HashMap<>(stored.jsonPath().getMap("weights"));
        assertEquals(HALF_LIFE, Duration.parse((String) weights.get("halfLife")).toString());
        @SuppressWarnings("unchecked")
        Map<String, Object> verbs = new HashMap<>((Map<String, Object>) weights.get("verbs"));
        verbs.put("viewed", Map.of("points", 3, "most", 50));
        weights.put("verbs", verbs);

        asks("sales").body(Map.of("lead", request.id(), "weights", weights)).post("/score-dry-runs").then().statusCode(200)
                .body("before.interest.points", closeTo(before, 0.01)).body("after.interest.points", closeTo(before + 4, 0.01)).body("after.weights", nullValue());
        int version = stored.jsonPath().getInt("version");
        score(request.id()).body("weights", equalTo(version));

        asks("steward").header("If-Match", stored.header("ETag")).body(weights).put("/score-weights").then().statusCode(200).header("ETag", "\"" + (version + 1) + "\"").body("version", equalTo(version + 1));
        score(request.id()).body("weights", equalTo(version + 1)).body("interest.points", closeTo(before + 4, 0.01));
        asks("steward").header("If-Match", stored.header("ETag")).body(weights).put("/score-weights").then().statusCode(412);
        asks("steward").header("If-Match", "\"" + (version + 1) + "\"").body(stored.jsonPath().getMap("weights")).put("/score-weights").then().statusCode(200);
    }

    @Test
    void weights_that_make_no_sense_are_refused_and_only_marketing_and_stewards_set_them() {
        Response stored = asks("steward").get("/score-weights");
        String tag = stored.header("ETag");
        for (var change : Map.<String, Object>of("halfLife", "PT1S", "mostFit", -1, "otherProducts", 2, "roles", Map.of("DECIDES", 1), "verbs", Map.of(), "titles", List.of(Map.of("words", List.of(), "points", 1))).entrySet()) {
            Map<String, Object> weights = new HashMap<>(stored.jsonPath().getMap("weights"));
            weights.put(change.getKey(), change.getValue());
            asks("steward").header("If-Match", tag).body(weights).put("/score-weights").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        }
        Map<String, Object> weights = stored.jsonPath().getMap("weights");
        asks("steward").body(weights).put("/score-weights").then().statusCode(428);
        asks("sales").header("If-Match", tag).body(weights).put("/score-weights").then().statusCode(403);
        TestProspects.registered().asks().get("/score-weights").then().statusCode(403);
        TestProspects.registered().asks().get("/leads/{id}/score", UUID.randomUUID()).then().statusCode(403);
        asks("sales").get("/leads/{id}/score", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/lead-not-found"));
    }

    @Test
    void without_the_ledger_nothing_is_made_up() {
        var request = TestDemoRequests.made();
        StandIns.whileGatewayIsDown(() -> TestSales.asks().get("/leads/{id}/score", request.id()).then().statusCode(503).body("type", equalTo("/problems/upstream-unavailable")));
        assertTrue(score(request.id()).extract().jsonPath().getDouble("points") > 0);
    }

    @Test
    void who_did_nothing_that_the_ledger_could_tell_is_scored_without_it() {
        String email = TestForms.newEmail();
        StandIns.whileGatewayIsDown(() -> {
            TestDemoRequests.made();
            TestForms.sent(email);
            await().atMost(PATIENCE).untilAsserted(() -> list(Map.of("q", email)).body("items[0].scoredAt", notNullValue()));
        });
    }

    private static void interested(TestDemoRequest request, String verb, String subject, long touches, double weight) {
        StandIns.interested("prospects", request.prospect().id(), HALF_LIFE, List.of(Map.of("verb", verb, "subject", subject, "touches", touches, "last", Instant.now().minus(Duration.ofHours(50)).toString(), "weight", weight)));
    }

    private static double listed(TestDemoRequest request) {
        return list(Map.of("product", request.product().id())).extract().jsonPath().getDouble("items[0].score");
    }

    private static ValidatableResponse list(Map<String, String> parameters) {
        return asks("sales").queryParams(parameters).get("/leads").then().statusCode(200);
    }

    private static ValidatableResponse score(String lead) {
        return asks("sales").get("/leads/{id}/score", lead).then().statusCode(200);
    }

    private static RequestSpecification asks(String role) {
        return io.restassured.RestAssured.given().config(RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE))).auth().oauth2(Tokens.of(role)).contentType(ContentType.JSON);
    }
}
