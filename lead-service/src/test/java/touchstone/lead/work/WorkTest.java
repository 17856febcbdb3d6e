package touchstone.lead.work;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class WorkTest {
    private String lead;
    private Tokens.Person colleague;

    @BeforeEach
    void somebody_asks() {
        lead = TestDemoRequests.made().id();
        colleague = Tokens.ofNew("sales");
    }

    @Test
    void a_note_reaches_whom_it_mentions() {
        String key = UUID.randomUUID().toString();
        var note = Map.of("text", "<b>They</b> have 40 riders", "mentions", List.of(colleague.sub()));
        for (int i = 0; i < 2; i++) TestSales.asks().header("Idempotency-Key", key).body(note).post("/leads/{lead}/notes", lead).then().statusCode(201);
        TestSales.asks().body(Map.of("text", "For nobody in particular")).post("/leads/{lead}/notes", lead).then().statusCode(201);

        TestSales.asks().get("/leads/{lead}/notes", lead).then().statusCode(200).body("items.text", equalTo(List.of("For nobody in particular", "<b>They</b> have 40 riders"))).body("items[1].author.name", equalTo("sales"));
        asColleague().get("/mentions").then().statusCode(200).body("items", hasSize(1)).body("items[0].lead", equalTo(lead));
        String next = TestSales.asks().queryParam("limit", 1).get("/leads/{lead}/notes", lead).then().body("items", hasSize(1)).extract().path("next");
        TestSales.asks().queryParam("after", next).get("/leads/{lead}/notes", lead).then().body("items.text", equalTo(List.of("<b>They</b> have 40 riders")));
    }

    @Test
    void a_task_is_on_the_list_of_who_does_it_until_it_is_done() {
        var later = todo("Call", "2026-12-02T09:00:00Z", false);
        String first = TestSales.asks().body(later).post("/leads/{lead}/tasks", lead).then().statusCode(201).header("ETag", "\"0\"").extract().path("id");
        String second = TestSales.asks().body(todo("Send the offer", "2026-12-01T09:00:00Z", false)).post("/leads/{lead}/tasks", lead).path("id");
        asColleague().get("/tasks").then().statusCode(200).body("items.id", equalTo(List.of(second, first))).body("items.doneAt", everyItem(nullValue()))
                .body("items.asker.name", everyItem(notNullValue()));

        TestSales.asks().header("If-Match", "\"0\"").body(todo("Call", "2026-12-02T09:00:00Z", true)).put("/tasks/{id}", first).then().statusCode(200).header("ETag", "\"1\"").body("doneAt", notNullValue());
        asColleague().get("/tasks").then().body("items.id", equalTo(List.of(second)));
        TestSales.asks().get("/leads/{lead}/tasks", lead).then().body("items.id", equalTo(List.of(second, first)));
        refused(TestSales.asks().header("If-Match", "\"0\"").delete("/tasks/{id}", first), 412, "revision-outdated");
        TestSales.asks().header("If-Match", "\"1\"").delete("/tasks/{id}", first).then().statusCode(204);
        refused(TestSales.asks().get("/tasks/{id}", first), 404, "task-not-found");
    }

    @Test
    void a_mention_is_seen_to_by_whom_it_is_meant_for_and_by_nobody_else() {
        Tokens.Person other = Tokens.ofNew("sales");
        String note = TestSales.asks().body(Map.of("text", "Please look", "mentions", List.of(colleague.sub(), other.sub()))).post("/leads/{lead}/notes", lead).path("id");
        String alien = TestSales.asks().body(Map.of("text", "For somebody else", "mentions", List.of(other.sub()))).post("/leads/{lead}/notes", lead).path("id");
        asColleague().queryParam("unread", true).get("/mentions").then().statusCode(200).body("items.id", equalTo(List.of(note))).body("items[0].readAt", nullValue()).body("items[0].asker.name", notNullValue());

        for (int i = 0; i < 2; i++) asColleague().put("/mentions/{id}/reading", note).then().statusCode(204);

        asColleague().queryParam("unread", true).get("/mentions").then().body("items", hasSize(0));
        asColleague().get("/mentions").then().body("items.id", equalTo(List.of(note))).body("items[0].readAt", notNullValue());
        RestAssured.given().auth().oauth2(other.token()).queryParam("unread", true).get("/mentions").then().body("items.id", equalTo(List.of(alien, note)));
        for (String id : List.of(alien, UUID.randomUUID().toString())) {
            refused(asColleague().put("/mentions/{id}/reading", id), 404, "mention-not-found");
            refused(asColleague().delete("/mentions/{id}/reading", id), 404, "mention-not-found");
        }
        asColleague().delete("/mentions/{id}/reading", note).then().statusCode(204);
        asColleague().queryParam("unread", true).get("/mentions").then().body("items.id", equalTo(List.of(note)));
    }

    @Test
    void a_view_is_its_owners_and_shared_ones_are_everybodys_to_read() {
        String own = asColleague().body(Map.of("name", "Mine", "shared", false, "query", Map.of("tag", "big"))).post("/saved-views").then().statusCode(201).body("mine", equalTo(true)).extract().path("id");
        String shared = asColleague().body(Map.of("name", "Ours", "shared", true, "query", Map.of("status", "NEW", "q", "pump"))).post("/saved-views").path("id");

        TestSales.asks().queryParam("limit", 200).get("/saved-views").then().statusCode(200).body("items.id", hasItem(shared)).body("items.id", not(hasItem(own)));
        TestSales.asks().get("/saved-views/{id}", shared).then().statusCode(200).body("mine", equalTo(false)).body("query.q", equalTo("pump"));
        refused(TestSales.asks().get("/saved-views/{id}", own), 404, "saved-view-not-found");
        refused(TestSales.asks().header("If-Match", "\"0\"").delete("/saved-views/{id}", shared), 404, "saved-view-not-found");
        asColleague().header("If-Match", "\"0\"").body(Map.of("name", "Ours", "shared", false, "query", Map.of())).put("/saved-views/{id}", shared).then().statusCode(200).header("ETag", "\"1\"");
        refused(TestSales.asks().get("/saved-views/{id}", shared), 404, "saved-view-not-found");
        asColleague().header("If-Match", "\"1\"").delete("/saved-views/{id}", shared).then().statusCode(204);
    }

    @Test
    void what_cannot_be_is_refused() {
        refused(TestSales.asks().body(Map.of("text", " ")).post("/leads/{lead}/notes", lead), 422, "invalid");
        refused(TestSales.asks().body(Map.of("text", "a\0b")).post("/leads/{lead}/notes", lead), 422, "invalid");
        refused(TestSales.asks().body(Map.of("text", "x")).post("/leads/{lead}/notes", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestSales.asks().get("/leads/{lead}/notes", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestSales.asks().body(todo("x", "+999999999-01-01T00:00:00Z", false)).post("/leads/{lead}/tasks", lead), 422, "invalid");
        refused(TestSales.asks().body(todo("x", "2026-12-01T09:00:00Z", false)).post("/leads/{lead}/tasks", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestSales.asks().body(todo("x", "2026-12-01T09:00:00Z", false)).put("/tasks/{id}", UUID.randomUUID()), 428, "if-match-required");
        refused(TestSales.asks().body(Map.of("name", "x", "shared", false, "query", Map.of("password", "x"))).post("/saved-views"), 422, "invalid");
        refused(TestProspects.registered().asks().get("/leads/{lead}/notes", lead), 403, "forbidden");
        refused(TestProspects.registered().asks().get("/tasks"), 403, "forbidden");
        refused(RestAssured.given().get("/saved-views"), 401, "unauthorized");
        refused(RestAssured.given().get("/mentions"), 401, "unauthorized");
        refused(TestProspects.registered().asks().put("/mentions/{id}/reading", UUID.randomUUID()), 403, "forbidden");
    }

    private Map<String, Object> todo(String title, String dueAt, boolean done) {
        return Map.of("title", title, "dueAt", dueAt, "assignee", Map.of("id", colleague.sub(), "name", "A colleague"), "done", done);
    }

    private RequestSpecification asColleague() {
        return RestAssured.given().auth().oauth2(colleague.token()).contentType(ContentType.JSON);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
