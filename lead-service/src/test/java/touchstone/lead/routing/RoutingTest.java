package touchstone.lead.routing;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.team.TestTeams;
import touchstone.test.MailResource;
import touchstone.test.Tokens;

/** Each test has a product of its own, so that its rule fits nothing else. */
@QuarkusTest
class RoutingTest {
    @Inject
    ResponseClock responses;
    @Inject
    Clock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void turns_are_taken_and_the_promise_runs() {
        var product = TestProducts.published();
        String team = TestTeams.made(TestTeams.member("a-" + mark), TestTeams.member("b-" + mark));
        rule(team, product.id(), "ROUND_ROBIN");

        Set<String> assignees = Set.of(assignee(ask(product, "en")), assignee(ask(product, "en")));

        assertEquals(Set.of("Member a-" + mark, "Member b-" + mark), assignees);
        TestSales.asks().queryParam("team", team).get("/leads").then().statusCode(200).body("items", hasSize(2)).body("items.promise", equalTo(List.of("RUNNING", "RUNNING")));
    }

    @Test
    void who_speaks_the_language_goes_first_and_who_is_away_gets_nothing() {
        var product = TestProducts.published();
        var away = Tokens.ofNew("sales");
        RestAssured.given().auth().oauth2(away.token()).contentType(ContentType.JSON).body(Map.of("since", "2026-01-01T00:00:00Z", "until", "2028-06-01T00:00:00Z")).post("/absences").then().statusCode(201);
        String team = TestTeams.made(TestTeams.member(away.sub(), "fr"), TestTeams.member("de-" + mark, "de"), TestTeams.member("en-" + mark, "en"));
        rule(team, product.id(), "LOAD");

        assertEquals("Member de-" + mark, assignee(ask(product, "de-AT")));
        dryRun(product.id(), "en").then().body("rule", equalTo("Rule of " + team)).body("team", equalTo(team)).body("member", equalTo("Member en-" + mark));
        dryRun(product.id(), "de").then().body("member", equalTo("Member de-" + mark));
    }

    @Test
    void nobody_there_leaves_it_to_the_team_and_another_product_to_nobody() {
        var product = TestProducts.published();
        String team = TestTeams.made();
        rule(team, product.id(), "LOAD");

        String id = ask(product, "en");

        TestSales.asks().get("/leads/{id}", id).then().body("team", equalTo(team)).body("assignee", nullValue()).body("promise", equalTo("RUNNING"));
        TestSales.asks().get("/leads/{id}", ask(TestProducts.published(), "en")).then().body("team", nullValue()).body("promise", nullValue());
        dryRun("none-" + mark, "en").then().body("team", nullValue());
    }

    @Test
    void the_same_company_stays_with_who_looks_after_it() {
        var product = TestProducts.published();
        String team = TestTeams.made(TestTeams.member("a-" + mark), TestTeams.member("b-" + mark));
        rule(team, product.id(), "ACCOUNT_OWNER");
        String domain = "c-" + mark + ".test";
        String first = assignee(ask(product, "en", "one@" + domain));

        assertEquals(first, assignee(ask(product, "en", "two@" + domain)));
    }

    @Test
    void people_with_private_addresses_are_no_company() {
        var product = TestProducts.published();
        String team = TestTeams.made(TestTeams.member("a-" + mark), TestTeams.member("b-" + mark));
        rule(team, product.id(), "ACCOUNT_OWNER");
        String first = assignee(ask(product, "en", "one-" + mark + "@gmx.net"));

        assertNotEquals(first, assignee(ask(product, "en", "two-" + mark + "@gmx.net")), "shared out by load, not given to whoever looks after another private person");
    }

    @Test
    void a_team_is_warned_and_in_the_end_somebody_is_told() throws Throwable {
        var product = TestProducts.published();
        String team = TestTeams.made(TestTeams.member("w-" + mark));
        rule(team, product.id(), "LOAD");
        String late = ask(product, "en");
        String looked = ask(product, "en");
        TestSales.asks().header("If-Match", etag(looked)).body(Map.of("decision", "IN_REVIEW")).put("/leads/{id}/review", looked).then().statusCode(200).body("promise", equalTo("MET"));

        // Once a day the team is off for a minute; so much later three quarters of four hours have passed in any case, and four hours have not.
        VertxContextSupport.subscribeAndAwait(() -> responses.tell(clock.instant().plus(Duration.ofMinutes(3 * 60 + 10))));
        TestSales.asks().get("/leads/{id}", late).then().body("promise", equalTo("WARNED")).body("history.reason", hasItem("soon due"));
        VertxContextSupport.subscribeAndAwait(() -> responses.tell(clock.instant().plus(Duration.ofMinutes(4 * 60 + 10))));
        TestSales.asks().get("/leads/{id}", late).then().body("promise", equalTo("BREACHED")).body("history.reason", hasItem("overdue"));
        VertxContextSupport.subscribeAndAwait(() -> responses.tell(clock.instant().plus(Duration.ofHours(5))));

        await().atMost(30, SECONDS).until(() -> MailResource.to("w-" + mark + "@contoso.test"), hasSize(1));
        await().atMost(30, SECONDS).until(() -> MailResource.to("lead-" + team + "@contoso.test"), hasSize(1));
        TestSales.asks().get("/leads/{id}", looked).then().body("promise", equalTo("MET"));
    }

    @Test
    void what_runs_out_of_time_goes_to_somebody_who_is_there() throws Throwable {
        var product = TestProducts.published();
        var leaving = Tokens.ofNew("sales");
        String team = TestTeams.made(TestTeams.member(leaving.sub()));
        rule(team, product.id(), "LOAD");
        String id = ask(product, "en");
        RestAssured.given().auth().oauth2(leaving.token()).contentType(ContentType.JSON).body(Map.of("since", "2026-01-01T00:00:00Z", "until", "2028-06-01T00:00:00Z")).post("/absences").then().statusCode(201);
        TestTeams.operator().header("If-Match", "\"0\"").body(TestTeams.definition("PT4H", "lead-" + team + "@contoso.test", TestTeams.member(leaving.sub()), TestTeams.member("s-" + mark))).put("/teams/{id}", team).then().statusCode(200);

        VertxContextSupport.subscribeAndAwait(() -> responses.tell(clock.instant().plus(Duration.ofMinutes(3 * 60 + 10))));

        assertEquals("Member s-" + mark, assignee(id));
        await().atMost(30, SECONDS).until(() -> MailResource.to("s-" + mark + "@contoso.test"), hasSize(1));
    }

    @Test
    void rules_route_to_teams_that_there_are_and_are_changed_by_an_operator() {
        refused(TestTeams.operator().header("If-Match", etagOfRules()).body(Map.of("rules", List.of(Map.of("name", "x", "team", "none-" + mark, "by", "LOAD")))).put("/routing-rules"), 422, "rule-team-unknown");
        refused(TestTeams.operator().body(Map.of("rules", List.of())).put("/routing-rules"), 428, "if-match-required");
        refused(TestTeams.operator().header("If-Match", "\"999999\"").body(Map.of("rules", List.of())).put("/routing-rules"), 412, "revision-outdated");
        refused(TestSales.asks().header("If-Match", "\"0\"").body(Map.of("rules", List.of())).put("/routing-rules"), 403, "forbidden");
        refused(given().get("/routing-rules"), 401, "unauthorized");
        refused(given().contentType(ContentType.JSON).body("{}").post("/routing-dry-runs"), 401, "unauthorized");
    }

    @Test
    void where_those_who_wait_would_go_by_other_rules_is_told_and_changes_nothing() {
        var product = TestProducts.published();
        String team = TestTeams.made(TestTeams.member("p-" + mark));
        String id = ask(product, "en");
        List<Object> rules = List.of(Map.of("name", "Other " + mark, "products", List.of(product.id()), "team", team, "by", "ROUND_ROBIN"));
        String before = etagOfRules();

        Response preview = TestTeams.operator().body(Map.of("rules", rules)).post("/routing-rules/previews");

        preview.then().statusCode(200).body("items.find { it.lead == '" + id + "' }.rule", equalTo("Other " + mark)).body("items.find { it.lead == '" + id + "' }.wouldBe", equalTo("A team"))
                .body("items.find { it.lead == '" + id + "' }.team", nullValue()).body("items.findAll { it.rule == 'Other " + mark + "' }", hasSize(1));
        assertEquals(before, etagOfRules());
        TestSales.asks().get("/leads/{id}", id).then().body("team", nullValue());
        TestTeams.operator().body(Map.of("rules", List.of(rules.get(0), Map.of("name", "x", "team", "none-" + mark, "by", "LOAD")))).post("/routing-rules/previews")
                .then().statusCode(422).body("type", equalTo("/problems/rule-team-unknown")).body("errors.pointer", equalTo(List.of("/rules/1/team")));
        refused(TestSales.asks().body(Map.of("rules", rules)).post("/routing-rules/previews"), 403, "forbidden");
        refused(given().contentType(ContentType.JSON).body(Map.of("rules", rules)).post("/routing-rules/previews"), 401, "unauthorized");
    }

    /** Adds a rule before those of other tests. */
    private void rule(String team, String product, String by) {
        for (int attempt = 0; attempt < 10; attempt++) {
            Response present = TestTeams.operator().get("/routing-rules");
            List<Object> rules = new ArrayList<>(present.jsonPath().getList("rules"));
            rules.add(0, Map.of("name", "Rule of " + team, "products", List.of(product), "team", team, "by", by));
            if (TestTeams.operator().header("If-Match", present.header("ETag")).body(Map.of("rules", rules)).put("/routing-rules").statusCode() == 200) return;
        }
        throw new AssertionError("the rules could not be changed");
    }

    private static String etagOfRules() {
        return TestTeams.operator().get("/routing-rules").header("ETag");
    }

    private static String ask(TestProducts.TestProduct product, String locale) {
        return ask(product, locale, TestForms.newEmail());
    }

    private static String ask(TestProducts.TestProduct product, String locale, String email) {
        return TestForms.send(TestForms.visitor().header("Accept-Language", locale), "demo-request", TestForms.submission(Map.of("name", "One", "email", email), product)).then().statusCode(201).extract().path("id");
    }

    private static String assignee(String lead) {
        return TestSales.asks().get("/leads/{id}", lead).then().statusCode(200).extract().path("assignee.name");
    }

    private static String etag(String lead) {
        return TestSales.asks().get("/leads/{id}", lead).header("ETag");
    }

    private static Response dryRun(String product, String locale) {
        return TestSales.asks().body(Map.of("kind", "DEMO_REQUEST", "locale", locale, "product", product, "email", "one@fabrikam.test")).post("/routing-dry-runs");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
