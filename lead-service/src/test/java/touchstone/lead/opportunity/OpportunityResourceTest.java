package touchstone.lead.opportunity;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.commons.Touch;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;

@QuarkusTest
class OpportunityResourceTest {
    private static final Map<String, Object> EUROS = Map.of("amount", 5_000_000, "currency", "EUR");

    @Test
    void the_opportunity_of_a_lead_is_found_by_the_lead() {
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());
        TestSales.asks().queryParam("lead", request.id()).get("/opportunities").then().statusCode(200).body("items", hasSize(0));

        String id = TestSales.asks().body(Map.of("lead", request.id())).post("/opportunities").path("id");

        TestSales.asks().queryParam("lead", request.id()).get("/opportunities").then().statusCode(200).body("items.id", equalTo(List.of(id)));
    }

    @Test
    void an_accepted_lead_becomes_an_opportunity_with_what_the_lead_knows() {
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());

        Response opened = TestSales.asks().body(Map.of("lead", request.id())).post("/opportunities");

        opened.then().statusCode(201).header("ETag", "\"0\"").header("Location", endsWith("/opportunities/" + opened.path("id")))
                .header("Touchstone-Touch", equalTo(Touch.of("opened-opportunity").on("opportunity", opened.path("id")).toString()))
                .body("name", equalTo("Contoso: Road bike")).body("stage", equalTo("qualified")).body("probability", equalTo(10)).body("result", equalTo("OPEN")).body("outcome", nullValue())
                .body("products.sku", equalTo(List.of(request.product().sku()))).body("contacts[0].name", equalTo(request.prospect().name())).body("owner.name", equalTo("sales"));
    }

    @Test
    void registration_hears_who_won_it_for_us_also_after_it_was_away_and_when_it_is_open_again() {
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());
        String id = TestSales.asks().body(Map.of("lead", request.id())).post("/opportunities").then().statusCode(201).extract().path("id");
        StandIns.whileRegistrationIsDown(() -> put(id, "outcome", Map.of("result", "WON", "amount", EUROS)).then().statusCode(200));

        await().atMost(60, SECONDS).until(() -> StandIns.told("PUT", id), equalTo(List.of("{\"prospects\":[\"" + request.prospect().id() + "\"]}")));
        put(id, "outcome", Map.of("result", "OPEN", "reason", "They sent it back")).then().statusCode(200);
        await().atMost(60, SECONDS).until(() -> StandIns.told("DELETE", id), hasSize(1));
    }

    @Test
    void from_qualified_to_won_with_its_way_and_a_word_where_it_is_not_the_usual_one() {
        String id = TestOpportunities.open();
        refused(put(id, "stage", Map.of("stage", "proposal")), 409, "stage-not-entered").then().body("missing", equalTo(List.of("VALUE")));
        refused(put(id, "stage", Map.of("stage", "proposal", "reason", "No demo needed")), 409, "stage-not-entered");
        patch(id, Map.of("value", EUROS, "expectedClose", "2026-12-31", "competitors", List.of("Northwind"),
                "contacts", List.of(Map.of("name", "A head", "role", "DECIDES", "inside", true), Map.of("name", "A consultant", "role", "BLOCKS", "inside", false))))
                .then().statusCode(200).body("value", equalTo(EUROS)).body("contacts", hasSize(2)).body("products", hasSize(1));
        refused(put(id, "stage", Map.of("stage", "proposal")), 422, "move-needs-reason").then().body("from", equalTo("qualified"));
        put(id, "stage", Map.of("stage", "proposal", "reason", "No demo needed")).then().statusCode(200).body("stage", equalTo("proposal")).body("probability", equalTo(60));
        put(id, "stage", Map.of("stage", "negotiation")).then().statusCode(200);

        Response won = put(id, "outcome", Map.of("result", "WON", "amount", Map.of("amount", 4_800_000, "currency", "EUR"), "on", "2026-11-30"));

        won.then().statusCode(200).body("outcome", equalTo(Map.of("amount", Map.of("amount", 4_800_000, "currency", "EUR"), "on", "2026-11-30")))
                .header("Touchstone-Touch", equalTo(Touch.of("won-opportunity").on("opportunity", id).toString()))
                .body("stages.stage", equalTo(List.of("qualified", "proposal", "negotiation"))).body("history.kind", equalTo(List.of("OPENED", "CHANGED", "MOVED", "MOVED", "WON")));
        refused(put(id, "stage", Map.of("stage", "demo", "reason", "x")), 409, "opportunity-closed");
        put(id, "outcome", Map.of("result", "OPEN", "reason", "They sent it back")).then().statusCode(200).body("outcome", nullValue());
        put(id, "outcome", Map.of("result", "LOST", "reason", "Price")).then().statusCode(200).body("outcome.reason", equalTo("Price"));
    }

    @Test
    void lists_tell_by_pipeline_stage_result_and_owner() {
        String moved = TestOpportunities.open();
        String still = TestOpportunities.open();
        put(moved, "stage", Map.of("stage", "demo")).then().statusCode(200);
        put(still, "owner", Map.of("id", "owner-" + still, "name", "An owner")).then().statusCode(200).body("history[1].reason", equalTo("owner sales -> An owner"));

        TestSales.asks().queryParam("limit", 200).queryParam("stage", "demo").get("/opportunities").then().statusCode(200).body("items.id", hasItem(moved)).body("items.id", not(hasItem(still)));
        TestSales.asks().queryParam("owner", "owner-" + still).queryParam("result", "OPEN").get("/opportunities").then().body("items.id", equalTo(List.of(still))).body("items[0].history", nullValue());
        TestSales.asks().queryParam("pipeline", "none").get("/opportunities").then().body("items", hasSize(0));
        String next = TestSales.asks().queryParam("limit", 1).get("/opportunities").then().body("items", hasSize(1)).extract().path("next");
        TestSales.asks().queryParam("limit", 1).queryParam("after", next).get("/opportunities").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void a_lead_becomes_one_opportunity_and_only_once_it_is_accepted() {
        String lead = TestOpportunities.acceptedLead();
        String key = UUID.randomUUID().toString();
        String first = TestSales.asks().header("Idempotency-Key", key).body(Map.of("lead", lead)).post("/opportunities").then().statusCode(201).extract().path("id");
        TestSales.asks().header("Idempotency-Key", key).body(Map.of("lead", lead)).post("/opportunities").then().statusCode(201).body("id", equalTo(first));
        refused(TestSales.asks().body(Map.of("lead", lead)).post("/opportunities"), 409, "opportunity-exists");
        refused(TestSales.asks().body(Map.of("lead", TestDemoRequests.made().id())).post("/opportunities"), 409, "lead-not-accepted");
        refused(TestSales.asks().body(Map.of("lead", UUID.randomUUID())).post("/opportunities"), 404, "lead-not-found");
        refused(TestSales.asks().body(Map.of("lead", TestOpportunities.acceptedLead(), "pipeline", "none")).post("/opportunities"), 404, "pipeline-not-found");
    }

    @Test
    void of_eight_who_settle_it_at_once_one_does() throws Exception {
        String id = TestOpportunities.open();
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<Response>> outcomes = IntStream.range(0, 8).<Callable<Response>>mapToObj(i -> () -> TestSales.asks().header("If-Match", "\"0\"")
                .body(i % 2 == 0 ? Map.of("result", "WON", "amount", EUROS) : Map.of("result", "LOST", "reason", "Price")).put("/opportunities/{id}/outcome", id)).toList();
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<Response> answer : threads.invokeAll(outcomes)) answers.add(answer.get().statusCode());
        } finally {
            threads.shutdown();
        }

        assertEquals(1, answers.stream().filter(status -> status == 200).count());
        assertEquals(7, answers.stream().filter(status -> status == 412).count());
    }

    @Test
    void what_cannot_be_is_refused() {
        String id = TestOpportunities.open();
        refused(TestSales.asks().body(Map.of("stage", "demo")).put("/opportunities/{id}/stage", id), 428, "if-match-required");
        refused(TestSales.asks().header("If-Match", "\"7\"").body(Map.of("stage", "demo")).put("/opportunities/{id}/stage", id), 412, "revision-outdated");
        refused(TestSales.asks().header("If-Match", "\"0\"").body(Map.of("stage", "demo")).put("/opportunities/{id}/stage", UUID.randomUUID()), 404, "opportunity-not-found");
        refused(TestSales.asks().get("/opportunities/{id}", UUID.randomUUID()), 404, "opportunity-not-found");
        refused(put(id, "stage", Map.of("stage", "none")), 422, "stage-unknown");
        refused(put(id, "stage", Map.of("stage", "qualified")), 409, "stage-already-reached");
        refused(put(id, "outcome", Map.of("result", "WON")), 422, "invalid");
        refused(put(id, "outcome", Map.of("result", "LOST")), 422, "invalid");
        refused(put(id, "outcome", Map.of("result", "OPEN", "reason", "x")), 409, "opportunity-not-closed");
        refused(put(id, "outcome", Map.of("result", "WON", "amount", Map.of("amount", -1, "currency", "EUR"))), 422, "amount-negative");
        refused(put(id, "outcome", Map.of("result", "WON", "amount", EUROS, "on", "1999-12-31")), 422, "day-out-of-range");
        refused(put(id, "outcome", Map.of("result", "WON", "amount", Map.of("amount", 1, "currency", "XXY"))), 400, "malformed-json");
        refused(patch(id, Map.of("stage", "demo")), 400, "patch-not-readable");
        refused(patch(id, Map.of("name", "")), 422, "invalid").then().body("errors[0].pointer", equalTo("/name"));
        refused(patch(id, Map.of("expectedClose", "2200-01-01")), 422, "day-out-of-range");
    }

    @Test
    void only_sales_sells() {
        refused(RestAssured.given().get("/opportunities"), 401, "unauthorized");
        refused(TestProspects.registered().asks().get("/opportunities"), 403, "forbidden");
        refused(TestProspects.registered().asks().body(Map.of("lead", UUID.randomUUID())).post("/opportunities"), 403, "forbidden");
    }

    private static Response put(String id, String what, Object body) {
        return TestSales.asks().header("If-Match", etag(id)).body(body).put("/opportunities/{id}/" + what, id);
    }

    private static Response patch(String id, Object body) {
        return TestSales.asks().contentType("application/merge-patch+json").header("If-Match", etag(id)).body(body).patch("/opportunities/{id}", id);
    }

    private static String etag(String id) {
        return TestSales.asks().get("/opportunities/{id}", id).header("ETag");
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
