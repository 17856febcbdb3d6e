package touchstone.catalog.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.commons.Touch;
import touchstone.test.Tokens;

@QuarkusTest
class ReviewResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Reviews reviews;
    @Inject
    Reviewing reviewing;
    @Inject
    Products products;
    @Inject
    Revisions revisions;
    @Inject
    ReactiveMongoDatabase database;

    @Test
    void a_draft_goes_into_review_and_is_approved_by_a_second_person() {
        TestProduct product = TestProducts.draft();

        TestPeople.steward().body(Map.of("revision", 1, "comment", "please have a look")).post("/products/{id}/reviews", product.id()).then().statusCode(201)
                .header("Location", endsWith("/products/" + product.id() + "/reviews/1")).body("state", equalTo("OPEN")).body("comment", equalTo("please have a look"));
        status(product, "IN_REVIEW");

        decide(TestPeople.approver(), product, Map.of("decision", "APPROVED", "comment", "fine")).then().statusCode(200).body("state", equalTo("APPROVED"))
                .body("decidedBy", notNullValue()).body("decisionComment", equalTo("fine")).body("approvedRevision", equalTo(1))
                .header("Touchstone-Touch", Touch.of("approved").on("product", product.id()).at(1).toString());
        status(product, "APPROVED");
    }

    @Test
    void both_sides_talk_on_a_review() {
        TestProduct product = inReview(TestProducts.draft());

        TestPeople.approver().body(Map.of("text", "Which blue?", "attribute", "color")).post("/products/{id}/reviews/1/comments", product.id()).then().statusCode(201).body("id", notNullValue());
        TestPeople.steward().body(Map.of("text", "Sky blue.")).post("/products/{id}/reviews/1/comments", product.id()).then().statusCode(201);

        TestPeople.steward().get("/products/{id}/reviews/1", product.id()).then().statusCode(200).body("comments.text", equalTo(List.of("Which blue?", "Sky blue.")))
                .body("comments[0].attribute", equalTo("color")).body("comments[0].author", notNullValue()).body("comments[0].at", notNullValue());
        problem(TestPeople.steward().body(Map.of("text", " ")).post("/products/{id}/reviews/1/comments", product.id()), 422, "invalid");
    }

    @Test
    void changes_can_be_asked_for() {
        TestProduct product = inReview(TestProducts.draft());

        decide(TestPeople.approver(), product, Map.of("decision", "CHANGES_REQUESTED", "comment", "the name is wrong")).then().statusCode(200)
                .body("state", equalTo("CHANGES_REQUESTED")).header("Touchstone-Touch", nullValue());
        status(product, "DRAFT");
        problem(decide(TestPeople.approver(), product, Map.of("decision", "APPROVED")), 409, "review-not-open");

        inReview(product);
        TestPeople.steward().get("/products/{id}/reviews", product.id()).then().body("items.state", equalTo(List.of("OPEN"))).body("items[0].decidedBy", nullValue())
                .body("items[0].earlier.decisionComment", equalTo(List.of("the name is wrong"))).body("items[0].earlier[0].decidedBy", notNullValue());
        TestPeople.steward().get("/products/{id}/events", product.id()).then().statusCode(200)
                .body("items.findAll { it.note == 'the name is wrong' }.act", equalTo(List.of("CHANGES_REQUESTED")));
    }

    @Test
    void a_review_that_is_decided_otherwise_is_not_opened_again() {
        TestProduct approved = TestProducts.draft();
        RevisionRef ref = new RevisionRef(UUID.fromString(approved.id()), 1);
        reviews.open(ref, "somebody", Instant.now(), null).await().atMost(PATIENCE);
        won(approved, Review.State.APPROVED, Tokens.ofNew("approver"));

        problem(open(approved), 409, "review-not-open").then().body("state", equalTo("APPROVED"));
        TestPeople.steward().get("/products/{id}/reviews/1", approved.id()).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void of_two_decisions_at_once_one_is_done() {
        String one = Tokens.ofNew("approver").token();
        String other = Tokens.ofNew("approver").token();
        for (int i = 0; i < 12; i++) {
            TestProduct product = inReview(TestProducts.draft());
            var asked = CompletableFuture.supplyAsync(() -> decide(TestPeople.with(one), product, Map.of("decision", "CHANGES_REQUESTED")).statusCode());
            int approved = decide(TestPeople.with(other), product, Map.of("decision", "APPROVED")).statusCode();

            assertEquals(Set.of(200, 409), Set.of(asked.join(), approved));
            TestPeople.steward().get("/products/{id}/reviews/1", product.id()).then().body("state", equalTo(approved == 200 ? "APPROVED" : "CHANGES_REQUESTED"));
            status(product, approved == 200 ? "APPROVED" : "DRAFT");
        }
    }

    @Test
    void a_decision_that_was_left_in_the_middle_is_gone_on_with_by_a_repeat() {
        Tokens.Person approver = Tokens.ofNew("approver");
        TestProduct asked = inReview(TestProducts.draft());
        TestProduct approved = inReview(TestProducts.draft());
        won(asked, Review.State.CHANGES_REQUESTED, approver);
        won(approved, Review.State.APPROVED, approver);

        problem(decide(TestPeople.approver(), asked, Map.of("decision", "CHANGES_REQUESTED")), 409, "review-not-open");
        problem(decide(TestPeople.with(approver.token()), approved, Map.of("decision", "CHANGES_REQUESTED")), 409, "review-not-open");
        decide(TestPeople.with(approver.token()), asked, Map.of("decision", "CHANGES_REQUESTED")).then().statusCode(200).body("state", equalTo("CHANGES_REQUESTED"));
        decide(TestPeople.with(approver.token()), approved, Map.of("decision", "APPROVED")).then().statusCode(200).body("approvedRevision", equalTo(1));
        status(asked, "DRAFT");
        status(approved, "APPROVED");
    }

    @Test
    void a_refused_approval_leaves_the_review_open() {
        TestProduct product = inReview(TestProducts.edited(TestProducts.approved(), Map.of("color", "Red")));

        problem(decide(TestPeople.approver(), product, Map.of("decision", "APPROVED", "attributes", List.of("name"))), 422, "not-changed");
        TestPeople.steward().get("/products/{id}/reviews/2", product.id()).then().body("state", equalTo("OPEN")).body("decidedBy", nullValue()).body("decidedAt", nullValue());
    }

    @Test
    void some_attributes_can_be_approved_while_the_others_stay_a_draft() {
        TestProduct product = TestProducts.publish(TestProducts.approved(), "en");
        TestProduct changed = inReview(TestProducts.edited(product, Map.of("color", "Red", "name", "Silent Pump", "description", Map.of("en", "New.", "fr", "Nouveau."))));

        decide(TestPeople.approver(), changed, Map.of("decision", "APPROVED", "attributes", List.of("color", "description/en"))).then().statusCode(200)
                .body("state", equalTo("PARTLY_APPROVED")).body("approvedRevision", equalTo(3));

        TestPeople.steward().get("/products/{id}", product.id()).then().body("revision", equalTo(4)).body("status", equalTo("DRAFT"))
                .body("values.color", equalTo("Red")).body("values.name", equalTo("Silent Pump")).body("values.description.fr", equalTo("Nouveau."))
                .body("origins.find { it.attribute == 'color' }.source", equalTo("edit"));
        TestPeople.steward().get("/products/{id}/revisions/3", product.id()).then().body("values.color", equalTo("Red")).body("values.name", equalTo("Pump"))
                .body("values.description.en", equalTo("New.")).body("values.description.fr", nullValue()).body("change.source", equalTo("partial-approval/2"));
        TestProducts.publish(new TestProduct(product.id(), product.sku(), 3), "en");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200).body("revision", equalTo(3)).body("name", equalTo("Pump"));
        TestPeople.approver().body(Map.of("channel", "web", "locale", "en", "revision", 4)).post("/products/{id}/publications", product.id()).then().statusCode(409);
    }

    @Test
    void of_all_changes_approved_no_new_revision_is_made_and_of_none_nothing_is_approved() {
        TestProduct changed = inReview(TestProducts.edited(TestProducts.approved(), Map.of("color", "Red")));

        problem(decide(TestPeople.approver(), changed, Map.of("decision", "APPROVED", "attributes", List.of("name"))), 422, "not-changed").then().body("attribute", equalTo("name"));
        problem(decide(TestPeople.approver(), changed, Map.of("decision", "APPROVED", "attributes", List.of())), 422, "invalid");
        decide(TestPeople.approver(), changed, Map.of("decision", "APPROVED", "attributes", List.of("color"))).then().body("state", equalTo("APPROVED")).body("approvedRevision", equalTo(2));
        status(changed, "APPROVED");
    }

    @Test
    void an_approval_in_part_that_was_left_after_its_revisions_is_ended_by_itself() {
        TestProduct product = leftInPart(true);

        await(reviewing.mend(Instant.now()));

        TestPeople.approver().get("/products/{id}/reviews/2", product.id()).then().body("state", equalTo("PARTLY_APPROVED")).body("approvedRevision", equalTo(3));
        TestPeople.steward().get("/products/{id}", product.id()).then().body("revision", equalTo(4)).body("status", equalTo("DRAFT"))
                .body("values.name", equalTo("Silent Pump")).body("values.color", equalTo("Red"));
        TestProducts.publish(new TestProduct(product.id(), product.sku(), 3), "en");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().body("name", equalTo("Pump")).body("attributes.color", equalTo("Red"));
    }

    @Test
    void an_approval_in_part_that_was_left_before_its_revisions_is_open_again() {
        TestProduct product = leftInPart(false);

        await(reviewing.mend(Instant.now()));

        TestPeople.approver().get("/products/{id}/reviews/2", product.id()).then().body("state", equalTo("OPEN"));
        decide(TestPeople.approver(), product, Map.of("decision", "APPROVED", "attributes", List.of("color"))).then().statusCode(200).body("approvedRevision", equalTo(3));
    }

    @Test
    void whoever_repeats_a_decision_on_a_part_goes_on_with_it() {
        Tokens.Person approver = Tokens.ofNew("approver");
        TestProduct product = leftInPart(true, approver);

        decide(TestPeople.with(approver.token()), product, Map.of("decision", "APPROVED", "attributes", List.of("color"))).then().statusCode(200)
                .body("state", equalTo("PARTLY_APPROVED")).body("approvedRevision", equalTo(3));
        status(product, "DRAFT");
    }

    @Test
    void a_part_cannot_bring_back_a_value_that_others_have_taken_since() {
        String number = UUID.randomUUID().toString();
        TestProduct product = TestProducts.draft();
        java.util.function.BiConsumer<TestProduct, String> called = (it, reference) -> TestPeople.steward().header("If-Match", "\"" + it.revision() + "\"")
                .body(Map.of("values", Map.of("external_references", Map.of("erp", reference)))).patch("/products/{id}", it.id()).then().statusCode(200);
        called.accept(product, number);
        TestProducts.approve(new TestProduct(product.id(), product.sku(), 2));
        called.accept(new TestProduct(product.id(), product.sku(), 2), UUID.randomUUID().toString());
        called.accept(TestProducts.draft(), number);
        TestProduct changed = inReview(TestProducts.edited(new TestProduct(product.id(), product.sku(), 3), Map.of("color", "Red")));

        problem(decide(TestPeople.approver(), changed, Map.of("decision", "APPROVED", "attributes", List.of("color"))), 422, "values-not-valid");
        TestPeople.approver().get("/products/{id}/reviews/4", product.id()).then().body("state", equalTo("OPEN"));
    }

    @Test
    void an_author_approves_neither_the_whole_nor_a_part_nor_by_way_of_a_review() {
        String both = Tokens.ofNew("steward", "approver").token();
        TestProduct product = TestProducts.approved();
        TestPeople.with(both).header("If-Match", "\"1\"").body(Map.of("values", Map.of("name", "Silent Pump", "color", "Red"))).patch("/products/{id}", product.id()).then().statusCode(200);
        TestProduct second = inReview(new TestProduct(product.id(), product.sku(), 2));

        problem(decide(TestPeople.with(both), second, Map.of("decision", "APPROVED")), 403, "author-cannot-approve");
        problem(decide(TestPeople.with(both), second, Map.of("decision", "APPROVED", "attributes", List.of("color"))), 403, "author-cannot-approve");

        // A draft changed by somebody else while it is in review still has its first author.
        TestProduct third = inReview(TestProducts.edited(second, Map.of("style", "Sport")));
        problem(decide(TestPeople.with(both), third, Map.of("decision", "APPROVED")), 403, "author-cannot-approve");
        // Neither does a partial approval make them a stranger to what is left.
        decide(TestPeople.approver(), third, Map.of("decision", "APPROVED", "attributes", List.of("style"))).then().statusCode(200);
        problem(decide(TestPeople.with(both), inReview(new TestProduct(product.id(), product.sku(), 5)), Map.of("decision", "APPROVED")), 403, "author-cannot-approve");
    }

    @Test
    void a_change_overtakes_a_review_and_an_approval_past_it_settles_it() {
        TestProduct product = inReview(TestProducts.draft());
        TestProducts.edited(product, Map.of("color", "Red"));
        TestPeople.approver().get("/products/{id}/reviews/1", product.id()).then().body("state", equalTo("OVERTAKEN"));
        problem(decide(TestPeople.approver(), product, Map.of("decision", "APPROVED")), 409, "review-not-open").then().body("state", equalTo("OVERTAKEN"));

        TestProduct other = inReview(TestProducts.draft());
        TestProducts.approve(other);
        TestPeople.approver().get("/products/{id}/reviews/1", other.id()).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void only_the_latest_draft_goes_into_review() {
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("color", "Red"));

        problem(open(new TestProduct(product.id(), product.sku(), 1)), 412, "revision-outdated");
        inReview(product);
        problem(open(product), 409, "revision-not-draft").then().body("state", equalTo("IN_REVIEW"));
        problem(open(new TestProduct(UUID.randomUUID().toString(), "x", 1)), 404, "product-not-found");
        problem(TestPeople.approver().get("/products/{id}/reviews/1", product.id()), 404, "review-not-found");
        problem(TestPeople.steward().body(Map.of("revision", 0)).post("/products/{id}/reviews", product.id()), 422, "invalid");
    }

    @Test
    void stewards_ask_and_approvers_decide() {
        TestProduct product = inReview(TestProducts.draft());

        problem(TestPeople.approver().body(Map.of("revision", 1)).post("/products/{id}/reviews", product.id()), 403, "forbidden");
        problem(decide(TestPeople.steward(), product, Map.of("decision", "APPROVED")), 403, "forbidden");
        problem(given().get("/products/{id}/reviews", product.id()), 401, "unauthorized");
        problem(TestPeople.with(Tokens.of("sales")).body(Map.of("text", "x")).post("/products/{id}/reviews/1/comments", product.id()), 403, "forbidden");
        TestPeople.approver().get("/products/{id}/reviews", product.id()).then().body("items", hasSize(1));
    }

    private static TestProduct inReview(TestProduct product) {
        open(product).then().statusCode(201);
        return product;
    }

    private static Response open(TestProduct product) {
        return TestPeople.steward().body(Map.of("revision", product.revision())).post("/products/{id}/reviews", product.id());
    }

    private static Response decide(RequestSpecification as, TestProduct product, Map<String, Object> decision) {
        return as.body(decision).put("/products/{id}/reviews/{revision}/decision", product.id(), product.revision());
    }

    private void won(TestProduct product, Review.State state, Tokens.Person approver) {
        reviews.decide(new RevisionRef(UUID.fromString(product.id()), product.revision()), state, approver.sub(), Instant.now(), null).await().atMost(PATIENCE);
    }

    private TestProduct leftInPart(boolean saved) {
        return leftInPart(saved, Tokens.ofNew("approver"));
    }

    /** A product whose second revision somebody began to approve in part, the color of it. @param saved whether the process ended after the two revisions were saved, or before */
    private TestProduct leftInPart(boolean saved, Tokens.Person approver) {
        TestProduct product = inReview(TestProducts.edited(TestProducts.approved(), Map.of("name", "Silent Pump", "color", "Red")));
        RevisionRef draft = new RevisionRef(UUID.fromString(product.id()), 2);
        RevisionRef first = new RevisionRef(draft.id(), 1);
        won(product, Review.State.APPROVED, approver);
        Instant at = Instant.now().minusSeconds(5);
        await(database.getCollection("partialApprovals").insertOne(new Document("_id", draft.key()).append("approver", approver.sub()).append("at", Date.from(at))));
        if (!saved) return product;
        var known = await(revisions.of(List.of(first, draft)));
        await(products.saveTogether(known.get(draft).parted(known.get(first).values(), slot -> slot.attribute().equals("color"), approver.sub(), at)));
        // Neither has the head come along.
        await(database.getCollection("products").updateOne(new Document("_id", product.id()), new Document("$set", new Document("revision", 2L).append("status", "IN_REVIEW"))));
        return product;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static void status(TestProduct product, String status) {
        TestPeople.steward().get("/products/{id}", product.id()).then().body("status", equalTo(status));
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
