package touchstone.lead.pipeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class PipelineResourceTest {
    private final String id = "pipeline-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_pipeline_is_data_and_a_stage_with_something_in_it_stays() {
        operator().body(Map.of("id", id, "definition", definition("first", "second"))).post("/pipelines").then().statusCode(201).header("ETag", "\"0\"");
        String lead = TestSales.accept(TestDemoRequests.made().id());
        TestSales.asks().body(Map.of("lead", lead, "pipeline", id)).post("/opportunities").then().statusCode(201).body("stage", equalTo("first"));

        refused(operator().header("If-Match", "\"0\"").body(definition("other", "second")).put("/pipelines/{id}", id), 409, "stage-in-use").then().body("stages", equalTo(List.of("first")));
        operator().header("If-Match", "\"0\"").body(definition("zeroth", "first")).put("/pipelines/{id}", id).then().statusCode(200).header("ETag", "\"1\"");

        TestSales.asks().get("/pipelines/{id}", id).then().statusCode(200).body("definition.stages.id", equalTo(List.of("zeroth", "first")));
        TestSales.asks().queryParam("limit", 200).get("/pipelines").then().body("items.id", hasItem("sales"));
    }

    @Test
    void a_pipeline_leads_somewhere() {
        refused(operator().body(Map.of("id", id, "definition", definition("same", "same"))).post("/pipelines"), 422, "pipeline-not-valid");
        var lost = Map.of("name", "P", "stages", List.of(Map.of("id", "a", "name", "A", "probability", 1, "needs", List.of(), "leadsTo", List.of("nowhere"))));
        refused(operator().body(Map.of("id", id, "definition", lost)).post("/pipelines"), 422, "pipeline-not-valid").then().body("errors[0].pointer", equalTo("/stages/0/leadsTo"));
    }

    @Test
    void an_id_is_taken_once_and_a_change_is_made_to_what_was_read() {
        String key = UUID.randomUUID().toString();
        var pipeline = Map.of("id", id, "definition", definition("first", "second"));
        for (int i = 0; i < 2; i++) operator().header("Idempotency-Key", key).body(pipeline).post("/pipelines").then().statusCode(201);
        refused(operator().body(pipeline).post("/pipelines"), 409, "pipeline-already-exists");
        refused(operator().body(definition("a", "b")).put("/pipelines/{id}", id), 428, "if-match-required");
        refused(operator().header("If-Match", "\"7\"").body(definition("a", "b")).put("/pipelines/{id}", id), 412, "revision-outdated");
        refused(operator().header("If-Match", "\"7\"").body(definition("a", "b")).put("/pipelines/none"), 404, "pipeline-not-found");
        refused(operator().get("/pipelines/none"), 404, "pipeline-not-found");
    }

    @Test
    void sales_reads_pipelines_and_an_operator_changes_them() {
        refused(TestSales.asks().body(Map.of("id", id, "definition", definition("a", "b"))).post("/pipelines"), 403, "forbidden");
        refused(TestSales.asks().header("If-Match", "\"0\"").body(definition("a", "b")).put("/pipelines/sales"), 403, "forbidden");
        refused(given().get("/pipelines"), 401, "unauthorized");
    }

    private static Map<String, Object> definition(String first, String second) {
        return Map.of("name", "A pipeline", "stages", List.of(
                Map.of("id", first, "name", "First", "probability", 10, "needs", List.of(), "leadsTo", List.of(second)),
                Map.of("id", second, "name", "Second", "probability", 90, "needs", List.of("VALUE"), "leadsTo", List.of())));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator")).contentType(ContentType.JSON);
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
