package touchstone.lead.lead;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.commons.Touch;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestDemoRequests.TestDemoRequest;

@QuarkusTest
class LeadReviewTest {
    private static final Map<String, String> ACCEPTED = Map.of("decision", "ACCEPTED");

    private TestDemoRequest request;

    @BeforeEach
    void somebody_asks() {
        request = TestDemoRequests.made();
    }

    @Test
    void an_accepted_lead_says_who_accepted_it_and_why() {
        var answer = review("\"0\"", Map.of("decision", "ACCEPTED", "reason", "A good fit.")).then();

        answer.statusCode(200).header("ETag", "\"1\"").body("status", equalTo("ACCEPTED"))
                .body("history", hasSize(2)).body("history[1].from", equalTo("NEW")).body("history[1].to", equalTo("ACCEPTED"))
                .body("history[1].by.name", equalTo("sales")).body("history[1].reason", equalTo("A good fit."));
        assertEquals(Touch.of("accepted-lead").on("lead", request.id()), Touch.parse(answer.extract().header("Touchstone-Touch")).orElseThrow());
        TestSales.asks().get("/leads/{id}", request.id()).then().header("ETag", "\"1\"").body("history", hasSize(2));
    }

    @Test
    void the_prospect_sees_what_became_of_the_request_and_not_who_decided() {
        review("\"0\"", Map.of("decision", "DECLINED", "reason", "Not in your country.")).then().statusCode(200)
                .header("Touchstone-Touch", equalTo(Touch.of("declined-lead").on("lead", request.id()).toString()));

        request.prospect().asks().get("/demo-requests/{id}", request.id()).then().statusCode(200).body("status", equalTo("DECLINED"))
                .body("history.status", equalTo(List.of("NEW", "DECLINED"))).body("history[1].reason", equalTo("Not in your country."))
                .body("history[1].by", nullValue());
    }

    @Test
    void a_lead_is_reviewed_once() {
        TestSales.accept(request.id());

        refused(review("\"1\"", Map.of("decision", "DECLINED")), 409, "lead-already-reviewed").then().body("leadStatus", equalTo("ACCEPTED"));
    }

    @Test
    void a_review_of_what_has_changed_since_is_outdated() {
        TestSales.asks().contentType("application/merge-patch+json").header("If-Match", "\"0\"").body("{\"tags\":[\"fair\"]}").patch("/leads/{id}", request.id()).then().statusCode(200);

        refused(review("\"0\"", ACCEPTED), 412, "revision-outdated");
    }

    @Test
    void a_review_says_which_state_it_is_of() {
        refused(TestSales.asks().body(ACCEPTED).put("/leads/{id}/review", request.id()), 428, "if-match-required");
        refused(review("W/\"0\"", ACCEPTED), 400, "malformed-if-match");
    }

    @Test
    void of_eight_reviewers_at_once_one_wins_and_the_others_are_told() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<Response>> reviews = IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> review("\"0\"", Map.of("decision", i % 2 == 0 ? "ACCEPTED" : "DECLINED"))).toList();

        List<Response> answers = new ArrayList<>();
        try {
            for (Future<Response> answer : threads.invokeAll(reviews)) answers.add(answer.get());
        } finally {
            threads.shutdown();
        }

        assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 200).count());
        assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409 && answer.path("by").equals("sales") && answer.path("at") != null));
        TestSales.asks().get("/leads/{id}", request.id()).then().header("ETag", "\"1\"").body("history", hasSize(2));
    }

    @Test
    void a_lead_that_is_not_there_is_not_reviewed() {
        refused(TestSales.asks().header("If-Match", "\"0\"").body(ACCEPTED).put("/leads/{id}/review", UUID.randomUUID()), 404, "lead-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void a_review_without_a_decision_is_invalid(String body) {
        refused(review("\"0\"", body), 422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"decision\":\"NEW\"}", "{\"decision\":\"ACCEPTED\",\"by\":\"me\"}"})
    void a_decision_is_one_of_two(String body) {
        refused(review("\"0\"", body), 400, "malformed-json");
    }

    @Test
    void a_reason_has_a_length() {
        refused(review("\"0\"", Map.of("decision", "DECLINED", "reason", "a".repeat(1001))), 422, "invalid").then().body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    void only_sales_reviews() {
        refused(given().contentType(ContentType.JSON).header("If-Match", "\"0\"").body(ACCEPTED).put("/leads/{id}/review", request.id()), 401, "unauthorized");
        refused(request.prospect().asks().header("If-Match", "\"0\"").body(ACCEPTED).put("/leads/{id}/review", request.id()), 403, "forbidden");
    }

    private Response review(String ifMatch, Object body) {
        return TestSales.asks().header("If-Match", ifMatch).body(body).put("/leads/{id}/review", request.id());
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
