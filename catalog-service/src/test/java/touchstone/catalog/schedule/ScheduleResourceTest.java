package touchstone.catalog.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class ScheduleResourceTest {
    @Inject ReactiveMongoDatabase database;

    @Test
    void a_revision_goes_live_at_its_time_and_comes_off_at_another() {
        TestProduct product = TestProducts.approved();

        String publish = schedule(product, "PUBLISH", Instant.now().plusMillis(1500)).then().statusCode(201).body("state", equalTo("PENDING")).body("reasons", empty()).extract().path("id");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(404);
        ends(product, publish, "DONE");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200);

        String withdraw = schedule(product, "WITHDRAW", Instant.now().plusMillis(1500)).then().statusCode(201).extract().path("id");
        ends(product, withdraw, "DONE");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(404);
    }

    @Test
    void what_is_not_approved_when_it_is_due_fails_and_says_why() {
        TestProduct product = TestProducts.draft();

        String id = schedule(product, "PUBLISH", Instant.now().plusMillis(1500)).then().statusCode(201).body("reasons.code", hasItem("not-approved")).extract().path("id");

        ends(product, id, "FAILED").then().body("items[0].reasons.code", hasItem("not-approved"));
        String withdraw = schedule(product, "WITHDRAW", Instant.now().plusMillis(1500)).then().statusCode(201).extract().path("id");
        ends(product, withdraw, "FAILED").then().body("items[1].reasons.code", hasItem("publication-not-found"));
    }

    @Test
    void what_an_instance_left_undone_is_taken_up_by_another() {
        TestProduct product = TestProducts.approved();
        String id = schedule(product, "PUBLISH", Instant.now().plusSeconds(3600)).then().statusCode(201).extract().path("id");
        // What a process leaves that ended while it published.
        Document left = new Document("state", "RUNNING").append("takenAt", Date.from(Instant.now().minusSeconds(600))).append("version", 1);
        database.getCollection("schedules").updateOne(new Document("_id", id), new Document("$set", left)).await().atMost(Duration.ofSeconds(5));

        ends(product, id, "DONE");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200);
    }

    @Test
    void what_is_pending_can_be_taken_back() {
        TestProduct product = TestProducts.approved();
        String id = schedule(product, "PUBLISH", Instant.now().plusSeconds(3600)).then().statusCode(201).extract().path("id");

        TestPeople.approver().delete("/products/{id}/schedules/{schedule}", product.id(), id).then().statusCode(204);
        TestPeople.steward().get("/products/{id}/schedules", product.id()).then().body("items[0].state", equalTo("CANCELLED")).body("items[0].doneAt", notNullValue());
        problem(TestPeople.approver().delete("/products/{id}/schedules/{schedule}", product.id(), id), 409, "schedule-not-pending");
        problem(TestPeople.approver().delete("/products/{id}/schedules/{schedule}", UUID.randomUUID(), id), 404, "schedule-not-found");
    }

    @Test
    void what_cannot_be_scheduled_is_refused() {
        TestProduct product = TestProducts.approved();

        problem(schedule(product, "PUBLISH", Instant.now().minusSeconds(1)), 422, "time-not-scheduled");
        problem(schedule(product, "PUBLISH", Instant.now().plus(Duration.ofDays(4000))), 422, "time-not-scheduled");
        problem(schedule(new TestProduct(product.id(), "x", 7), "PUBLISH", Instant.now().plusSeconds(60)), 404, "product-not-found");
        problem(schedule(new TestProduct(UUID.randomUUID().toString(), "x", 1), "WITHDRAW", Instant.now().plusSeconds(60)), 404, "product-not-found");
        Map<String, Object> body = new HashMap<>(Map.of("act", "PUBLISH", "channel", "web", "locale", "en", "dueAt", Instant.now().plusSeconds(60).toString()));
        problem(TestPeople.approver().body(body).post("/products/{id}/schedules", product.id()), 422, "invalid");
        body.put("revision", 1);
        body.put("locale", "de");
        problem(TestPeople.approver().body(body).post("/products/{id}/schedules", product.id()), 422, "locale-not-offered");
        body.put("channel", "moon");
        problem(TestPeople.approver().body(body).post("/products/{id}/schedules", product.id()), 422, "channel-unknown");
        problem(TestPeople.steward().body(body).post("/products/{id}/schedules", product.id()), 403, "forbidden");
        problem(TestPeople.steward().delete("/products/{id}/schedules/{schedule}", product.id(), UUID.randomUUID()), 403, "forbidden");
        problem(given().get("/products/{id}/schedules", product.id()), 401, "unauthorized");
    }

    private static Response schedule(TestProduct product, String act, Instant dueAt) {
        Map<String, Object> body = new HashMap<>(Map.of("act", act, "channel", "web", "locale", "en", "dueAt", dueAt.toString()));
        if (act.equals("PUBLISH")) body.put("revision", product.revision());
        return TestPeople.approver().body(body).post("/products/{id}/schedules", product.id());
    }

    private static Response ends(TestProduct product, String id, String state) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response answer = TestPeople.approver().get("/products/{id}/schedules", product.id());
            if (state.equals(answer.path("items.find { it.id == '" + id + "' }.state"))) return answer;
            if (Instant.now().isAfter(deadline)) throw new AssertionError("not " + state + ": " + answer.asString());
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
