package touchstone.catalog.approval;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.commons.Touch;
import touchstone.test.Tokens;

@QuarkusTest
class ApprovalResourceTest {
    @Test
    void a_second_person_approves() {
        TestProduct product = TestProducts.draft();

        approve(TestPeople.approver(), product).then().statusCode(200).body("results", hasSize(1)).body("results[0].id", equalTo(product.id()))
                .body("results[0].outcome", equalTo("APPROVED")).body("results[0].problem", nullValue())
                .header("Touchstone-Touch", Touch.of("approved").on("product", product.id()).at(1).toString());

        TestPeople.steward().get("/products/{id}", product.id()).then().body("status", equalTo("APPROVED"));
    }

    @Test
    void the_author_of_a_revision_cannot_approve_it() {
        String both = Tokens.ofNew("steward", "approver").token();
        TestProduct product = TestProducts.draft();
        TestPeople.with(both).header("If-Match", "\"1\"").body(Map.of("values", Map.of("name", "Silent Pump"))).patch("/products/{id}", product.id()).then().statusCode(200);
        TestProduct edited = new TestProduct(product.id(), product.sku(), 2);

        approve(TestPeople.with(both), edited).then().statusCode(200).body("results[0].outcome", equalTo("REFUSED"))
                .body("results[0].problem.type", equalTo("/problems/author-cannot-approve")).body("results[0].problem.status", equalTo(403))
                .header("Touchstone-Touch", nullValue());
        approve(TestPeople.approver(), edited).then().body("results[0].outcome", equalTo("APPROVED"));
    }

    @Test
    void an_author_does_not_get_round_that_by_having_somebody_else_save_last() {
        String both = Tokens.ofNew("steward", "approver").token();
        TestProduct product = TestProducts.draft();
        TestPeople.with(both).header("If-Match", "\"1\"").body(Map.of("values", Map.of("name", "Silent Pump"))).patch("/products/{id}", product.id()).then().statusCode(200);
        TestProduct third = TestProducts.edited(new TestProduct(product.id(), product.sku(), 2), Map.of("color", "Red"));

        approve(TestPeople.with(both), third).then().body("results[0].problem.type", equalTo("/problems/author-cannot-approve"));

        // Approved by somebody else, it is settled: of what comes after, they are not an author.
        TestProducts.approve(third);
        TestProduct fourth = TestProducts.edited(third, Map.of("color", "Green"));
        approve(TestPeople.with(both), fourth).then().body("results[0].outcome", equalTo("APPROVED"));
    }

    @Test
    void each_is_approved_or_refused_for_itself_and_to_approve_again_changes_nothing() {
        TestProduct product = TestProducts.approved();
        TestProduct other = TestProducts.draft();
        TestProduct outdated = TestProducts.draft();
        TestProducts.edited(outdated, Map.of("name", "Silent Pump"));
        var refs = List.of(product.ref(), outdated.ref(), Map.of("id", UUID.randomUUID(), "revision", 1), other.ref());

        TestPeople.approver().body(Map.of("products", refs)).post("/approvals").then().statusCode(200)
                .body("results.outcome", equalTo(List.of("APPROVED", "REFUSED", "REFUSED", "APPROVED")))
                .body("results[1].problem.type", equalTo("/problems/revision-outdated")).body("results[1].problem.revision", equalTo(2))
                .body("results[2].problem.type", equalTo("/problems/product-not-found"))
                .header("Touchstone-Touch", Touch.of("approved").toString());
    }

    @Test
    void what_is_not_a_list_of_revisions_is_refused() {
        refused(TestPeople.approver().body("{}").post("/approvals"), 422, "invalid");
        refused(TestPeople.approver().body("{\"products\":[]}").post("/approvals"), 422, "invalid");
        refused(TestPeople.approver().body("{\"products\":[null]}").post("/approvals"), 422, "invalid");
        refused(TestPeople.approver().body("{\"products\":[{\"revision\":1}]}").post("/approvals"), 422, "invalid");
        refused(TestPeople.approver().body("{\"products\":[{\"id\":\"x\",\"revision\":1}]}").post("/approvals"), 400, "malformed-json");
        var many = IntStream.rangeClosed(0, 1000).mapToObj(i -> Map.of("id", UUID.randomUUID(), "revision", 1)).toList();
        refused(TestPeople.approver().body(Map.of("products", many)).post("/approvals"), 422, "invalid");
    }

    @Test
    void only_an_approver_approves() {
        refused(given().contentType("application/json").body("{}").post("/approvals"), 401, "unauthorized");
        refused(TestPeople.steward().body("{}").post("/approvals"), 403, "forbidden");
    }

    private static Response approve(io.restassured.specification.RequestSpecification who, TestProduct product) {
        return who.body(Map.of("products", List.of(product.ref()))).post("/approvals");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
