package touchstone.lead.lead;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;

@QuarkusTest
class LeadMergeTest {
    @Test
    void two_leads_of_one_person_go_on_as_one() {
        var prospect = TestProspects.registered();
        String first = TestDemoRequests.made(prospect).id();
        String second = TestDemoRequests.made(prospect).id();

        merge(second, "\"0\"", first).then().statusCode(200).header("ETag", "\"1\"").body("status", equalTo("MERGED")).body("mergedInto", equalTo(first)).body("history[1].reason", equalTo("The same wish"));

        prospect.asks().get("/requests/{id}", second).then().body("status", equalTo("RECEIVED"));
        prospect.asks().get("/demo-requests/{id}", second).then().body("status", equalTo("NEW")).body("history", hasSize(1)).body("history[0].reason", nullValue());
        refused(merge(first, "\"0\"", second), 409, "lead-already-reviewed");
        refused(merge(second, "\"1\"", first), 409, "lead-already-reviewed");
    }

    @Test
    void leads_of_two_people_are_not_merged() {
        String one = TestDemoRequests.made().id();
        refused(merge(one, "\"0\"", TestDemoRequests.made().id()), 409, "not-the-same-person");
        refused(merge(one, "\"0\"", one), 409, "not-the-same-person");
        refused(merge(one, "\"0\"", UUID.randomUUID().toString()), 404, "lead-not-found");
        refused(merge(UUID.randomUUID().toString(), "\"0\"", one), 404, "lead-not-found");
        refused(merge(one, "\"7\"", one), 412, "revision-outdated");
        refused(TestSales.asks().body(Map.of("into", one)).put("/leads/{id}/merger", one), 428, "if-match-required");
        refused(TestProspects.registered().asks().header("If-Match", "\"0\"").body(Map.of("into", one)).put("/leads/{id}/merger", one), 403, "forbidden");
    }

    private static Response merge(String lead, String etag, String into) {
        return TestSales.asks().header("If-Match", etag).body(Map.of("into", into, "reason", "The same wish")).put("/leads/{id}/merger", lead);
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
