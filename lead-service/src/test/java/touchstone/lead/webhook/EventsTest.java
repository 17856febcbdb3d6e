package touchstone.lead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;

/** What the database tells of what is done. */
@QuarkusTest
class EventsTest {
    @Inject
    Pool pool;

    @Test
    void each_step_of_a_lead_is_told_once_and_by_ids_alone() {
        var request = TestDemoRequests.made();
        patch(request.id(), 0, Map.of("assignee", Map.of("id", "person-one", "name", "A colleague")));
        patch(request.id(), 1, Map.of("tags", List.of("fair")));
        review(request.id(), 2, "IN_REVIEW");
        review(request.id(), 3, "ACCEPTED");

        assertEquals(List.of("lead.submitted", "lead.assigned", "lead.in-review", "lead.accepted"), types(request.id()));
        String all = data(request.id());
        assertFalse(all.contains(request.prospect().id().toString()) || all.contains(request.prospect().email()) || all.contains("colleague") || all.contains("Contoso") || all.contains("riders"), all);
        assertTrue(all.contains(request.product().id()) && all.contains("person-one"), all);
    }

    @Test
    void a_merger_a_refusal_and_a_withdrawal_are_told() {
        String email = TestForms.newEmail();
        String first = TestForms.sent(email);
        String second = TestForms.sent(email);
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("into", second, "reason", "twice")).put("/leads/{id}/merger", first).then().statusCode(200);
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("decision", "DECLINED", "reason", "Not ours")).put("/leads/{id}/review", second).then().statusCode(200);
        assertEquals(List.of("lead.submitted", "lead.merged"), types(first));
        assertTrue(data(first).contains("\"mergedInto\": \"" + second), data(first));
        assertEquals(List.of("lead.submitted", "lead.declined"), types(second));
        var request = TestDemoRequests.made();
        request.prospect().asks().post("/requests/{id}/withdrawal", request.id()).then().statusCode(200);
        assertEquals(List.of("lead.submitted", "lead.withdrawn"), types(request.id()));
    }

    @Test
    void of_what_is_held_back_nobody_hears_until_it_is_released() {
        var spam = TestForms.contact(TestForms.newEmail());
        ((Map<String, Object>) spam.get("answers")).put("message", "https://a.test https://b.test https://c.test");
        String id = TestForms.send("contact", spam).then().statusCode(201).extract().path("id");
        assertEquals(List.of(), types(id));
        TestSales.asks().header("If-Match", TestSales.asks().get("/leads/{id}", id).header("ETag")).delete("/leads/{id}/quarantine", id).then().statusCode(200);
        assertEquals(List.of("lead.submitted"), types(id));
    }

    @Test
    void the_way_of_an_opportunity_is_told_with_its_pipeline() {
        String lead = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String id = TestSales.asks().body(Map.of("lead", lead, "value", Map.of("amount", 500, "currency", "EUR"))).post("/opportunities").then().statusCode(201).extract().path("id");
        step(id, "stage", Map.of("stage", "negotiation", "reason", "They know what they want")).then().statusCode(409);
        TestSales.asks().contentType("application/merge-patch+json").header("If-Match", etag(id)).body(Map.of("expectedClose", "2026-09-01", "products", List.of(Map.of("product", "p-1", "sku", "S", "name", "Pump", "quantity", 1))))
                .patch("/opportunities/{id}", id).then().statusCode(200);
        step(id, "stage", Map.of("stage", "negotiation", "reason", "They know what they want")).then().statusCode(200);
        step(id, "outcome", Map.of("result", "LOST", "reason", "Too late")).then().statusCode(200);
        step(id, "outcome", Map.of("result", "OPEN", "reason", "They came back")).then().statusCode(200);
        step(id, "outcome", Map.of("result", "WON", "amount", Map.of("amount", 450, "currency", "EUR"))).then().statusCode(200);

        assertEquals(List.of("opportunity.opened", "opportunity.changed", "opportunity.moved", "opportunity.lost", "opportunity.reopened", "opportunity.won"), types(id));
        String all = data(id);
        assertTrue(all.contains("\"from\": \"qualified\"") && all.contains("\"amount\": 450") && all.contains("\"pipeline\": \"sales\""), all);
        assertFalse(all.contains("Too late") || all.contains("Pump") || all.contains("Fabrikam"), all);
    }

    @Test
    void tasks_are_told_of() {
        String lead = TestForms.sent(TestForms.newEmail());
        String id = TestSales.asks().body(Map.of("title", "Call them", "dueAt", "2030-01-01T10:00:00Z", "done", false)).post("/leads/{id}/tasks", lead).then().statusCode(201).extract().path("id");
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("title", "Call them", "dueAt", "2030-01-01T10:00:00Z", "done", true)).put("/tasks/{id}", id).then().statusCode(200);
        TestSales.asks().header("If-Match", "\"1\"").delete("/tasks/{id}", id).then().statusCode(204);
        assertEquals(List.of("task.created", "task.done", "task.dropped"), types(id));
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        String lead = UUID.randomUUID().toString();
        int before = rows("select 1 from event where type = 'touchstone.task.created'").size();
        TestSales.asks().body(Map.of("title", "x", "dueAt", "2030-01-01T10:00:00Z", "done", false)).post("/leads/{id}/tasks", lead).then().statusCode(404);
        assertEquals(0, rows("select 1 from event where data ->> 'lead' = '" + lead + "'").size());
        assertTrue(rows("select 1 from event where type = 'touchstone.task.created'").size() >= before);
    }

    @Test
    void whatever_the_database_tells_can_be_subscribed_to() {
        Set<String> known = new TreeSet<>(EventTypes.ALL);
        rows("select distinct type from event").forEach(type -> assertTrue(known.contains(type), type));
    }

    private List<String> types(String about) {
        return rows("select substr(type, 12) from event where subject like '%/" + UUID.fromString(about) + "' order by number");
    }

    private String data(String about) {
        return String.join("\n", rows("select data::text from event where subject like '%/" + UUID.fromString(about) + "' order by number"));
    }

    private List<String> rows(String sql) {
        return StreamSupport.stream(pool.preparedQuery(sql).execute(Tuple.tuple()).await().atMost(Duration.ofSeconds(60)).spliterator(), false).map(row -> String.valueOf(row.getValue(0))).toList();
    }

    private static void review(String id, int revision, String decision) {
        TestSales.asks().header("If-Match", "\"" + revision + "\"").body(Map.of("decision", decision)).put("/leads/{id}/review", id).then().statusCode(200);
    }

    private static void patch(String id, int revision, Object body) {
        TestSales.asks().contentType("application/merge-patch+json").header("If-Match", "\"" + revision + "\"").body(body).patch("/leads/{id}", id).then().statusCode(200);
    }

    private static io.restassured.response.Response step(String id, String what, Object body) {
        return TestSales.asks().header("If-Match", etag(id)).body(body).put("/opportunities/{id}/" + what, id);
    }

    private static String etag(String id) {
        return TestSales.asks().get("/opportunities/{id}", id).header("ETag");
    }
}
