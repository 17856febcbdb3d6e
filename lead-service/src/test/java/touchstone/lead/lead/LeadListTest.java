package touchstone.lead.lead;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;

@QuarkusTest
class LeadListTest {
    /** A word that nothing else says. */
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void leads_are_found_by_the_beginnings_of_words() {
        String id = sent("Ångström GmbH " + word);
        sent("Another " + UUID.randomUUID());

        found("q", word).body("items.id", equalTo(List.of(id)));
        found("q", "ångst " + word.substring(0, 12)).body("items.id", equalTo(List.of(id)));
        found("q", "fabrikam " + word).body("items.id", equalTo(List.of(id)));
        found("q", "nothing " + word).body("items", hasSize(0));
        found("q", "'" + word + "' & | ! :* \\ ()").body("items.id", equalTo(List.of(id)));
    }

    /** What PostgreSQL would take for numbers with a sign, powers, hosts and paths. */
    @Test
    void a_word_ends_where_its_letters_and_digits_do() {
        String id = sent("Part 555-1234-8e14/x.12 " + word);

        for (String part : List.of("555-1234-8e14", "1234", "8e14", "12", "x.12")) found("q", part + " " + word).body("items.id", equalTo(List.of(id)));
    }

    @Test
    void leads_are_told_by_kind_form_product_assignee_tag_and_time() {
        var request = TestDemoRequests.made();
        String tag = word.substring(0, 20);
        String who = "person-" + word;
        patch(request.id(), Map.of("assignee", Map.of("id", who, "name", "A colleague"), "tags", List.of(tag, "big"))).then().statusCode(200).header("ETag", "\"1\"")
                .body("assignee.name", equalTo("A colleague")).body("tags", hasItems(tag, "big")).body("history[1].reason", equalTo("assigned to A colleague"));

        found("product", request.product().id()).body("items.id", equalTo(List.of(request.id())));
        found("assignee", who).body("items.id", equalTo(List.of(request.id()))).body("items[0].tags", hasItem("big"));
        found("tag", tag).body("items.id", equalTo(List.of(request.id())));
        found("prospect", request.prospect().id().toString()).body("items.id", equalTo(List.of(request.id())));
        TestSales.asks().queryParam("product", request.product().id()).queryParam("kind", "CONTACT").get("/leads").then().body("items", hasSize(0));
        TestSales.asks().queryParam("product", request.product().id()).queryParam("since", "2020-01-01T00:00:00Z").queryParam("until", "2020-01-02T00:00:00Z").get("/leads").then().body("items", hasSize(0));
        String contact = sent(word);
        TestSales.asks().queryParam("form", "contact").queryParam("q", word).get("/leads").then().body("items.id", equalTo(List.of(contact)));
        request.prospect().asks().get("/demo-requests/{id}", request.id()).then().body("history", hasSize(1));
    }

    @Test
    void who_looks_after_a_lead_can_be_nobody_again() {
        String id = TestDemoRequests.made().id();
        patch(id, Map.of("assignee", Map.of("id", "a", "name", "A"))).then().statusCode(200);

        TestSales.asks().contentType("application/merge-patch+json").header("If-Match", etag(id)).body("{\"assignee\":null}").patch("/leads/{id}", id).then().statusCode(200).body("assignee", nullValue());
        refused(patch(id, Map.of("tags", List.of("Has Spaces"))), 422, "invalid");
        refused(patch(id, Map.of("status", "ACCEPTED")), 400, "patch-not-readable");
        refused(TestSales.asks().contentType("application/merge-patch+json").body("{}").patch("/leads/{id}", id), 428, "if-match-required");
        refused(TestSales.asks().contentType("application/merge-patch+json").header("If-Match", "\"0\"").body("{}").patch("/leads/{id}", id), 412, "revision-outdated");
        refused(TestSales.asks().contentType("application/merge-patch+json").header("If-Match", "\"0\"").body("{}").patch("/leads/{id}", UUID.randomUUID()), 404, "lead-not-found");
    }

    @Test
    void many_leads_are_changed_at_once_each_on_its_own() {
        String open = TestDemoRequests.made().id();
        String settled = TestSales.accept(TestDemoRequests.made().id());
        String none = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        var changes = Map.of("leads", List.of(open, settled, none), "addTags", List.of("fair"), "assignee", Map.of("id", "a", "name", "A"), "review", Map.of("decision", "DECLINED", "reason", "Not ours"));

        for (int i = 0; i < 2; i++) {
            TestSales.asks().header("Idempotency-Key", key).body(changes).post("/lead-changes").then().statusCode(200).body("results", hasSize(3))
                    .body("results.find { it.lead == '" + open + "' }.problem", nullValue())
                    .body("results.find { it.lead == '" + settled + "' }.problem", equalTo("/problems/lead-already-reviewed"))
                    .body("results.find { it.lead == '" + none + "' }.problem", equalTo("/problems/lead-not-found"));
        }

        TestSales.asks().get("/leads/{id}", open).then().body("status", equalTo("DECLINED")).body("tags", equalTo(List.of("fair"))).body("assignee.name", equalTo("A"));
        TestSales.asks().get("/leads/{id}", settled).then().body("status", equalTo("ACCEPTED")).body("tags", nullValue()).body("assignee", nullValue());
        refused(TestSales.asks().body(Map.of("leads", List.of())).post("/lead-changes"), 422, "invalid");
        refused(TestProspects.registered().asks().body(changes).post("/lead-changes"), 403, "forbidden");
    }

    @Test
    void an_export_holds_what_the_list_does_and_no_formula() {
        String id = TestForms.send("contact", TestForms.submission(Map.of("name", "=1+1", "email", TestForms.newEmail(), "message", "@SUM(A1), " + word))).path("id");

        TestSales.asks().accept("text/csv").queryParam("q", word).get("/lead-exports").then().statusCode(200).contentType("text/csv").header("Content-Disposition", containsString("attachment"))
                .body(startsWith("id,kind,status,createdAt,name,")).body(containsString("\r\n" + id + ",CONTACT,NEW,")).body(containsString(",'=1+1,")).body(containsString("\"'@SUM(A1), " + word + "\""))
                .body(not(containsString(",=1+1,")));
        TestProspects.registered().asks().accept("text/csv").get("/lead-exports").then().statusCode(403);
    }

    private String sent(String company) {
        return TestForms.send("contact", TestForms.submission(Map.of("name", "One", "email", TestForms.newEmail(), "company", company, "message", "Hello"))).then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse found(String filter, String value) {
        return TestSales.asks().queryParam(filter, value).get("/leads").then().statusCode(200);
    }

    private static Response patch(String id, Object body) {
        return TestSales.asks().contentType("application/merge-patch+json").header("If-Match", etag(id)).body(body).patch("/leads/{id}", id);
    }

    private static String etag(String id) {
        return TestSales.asks().get("/leads/{id}", id).header("ETag");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
