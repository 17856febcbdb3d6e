package touchstone.lead.form;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.lead.spam.TestProofs;
import touchstone.test.MailResource;

@QuarkusTest
class SpamTest {
    private final String email = TestForms.newEmail();

    @Test
    void what_fills_in_the_hidden_field_gets_a_believable_answer_and_nothing_is_kept() {
        var contact = TestForms.contact(email);
        contact.put("website", "http://a.test");

        Response answer = TestForms.visitor().body(contact).post("/forms/contact/submissions");

        answer.then().statusCode(201).body("$", aMapWithSize(3)).body("kind", equalTo("CONTACT")).header("Location", containsString("/request-status/"));
        TestSales.asks().get("/leads/{id}", answer.<String>path("id")).then().statusCode(404);
    }

    @Test
    void who_is_not_signed_in_works_for_it_once_per_form() {
        refused(TestForms.visitor().body(TestForms.contact(email)).post("/forms/contact/submissions"), "proof-required");
        var proven = TestForms.proven("contact", TestForms.contact(email));
        TestForms.visitor().body(proven).post("/forms/contact/submissions").then().statusCode(201);
        refused(TestForms.visitor().body(proven).post("/forms/contact/submissions"), "proof-not-valid");
        var challenge = TestForms.visitor().get("/forms/contact").jsonPath();
        String token = challenge.getString("challenge.token");
        proven.put("proof", Map.of("token", token, "nonce", TestProofs.wrongNonce(token, challenge.getInt("challenge.difficulty"))));
        refused(TestForms.visitor().body(proven).post("/forms/contact/submissions"), "proof-not-valid");
    }

    @Test
    void of_many_who_come_at_once_only_the_one_is_refused_whose_challenge_is_spent() throws Exception {
        var spent = TestForms.proven("contact", TestForms.contact(email));
        TestForms.visitor().body(spent).post("/forms/contact/submissions").then().statusCode(201);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var body = i % 6 == 3 ? spent : TestForms.proven("contact", TestForms.contact(email));
            all.add(() -> TestForms.visitor().header("Idempotency-Key", UUID.randomUUID().toString()).body(body).post("/forms/contact/submissions").statusCode());
        }
        List<Integer> answered = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(all.size());
        try {
            for (var answer : threads.invokeAll(all)) answered.add(answer.get());
        } finally {
            threads.shutdown();
        }

        assertEquals(IntStream.range(0, 12).mapToObj(i -> i % 6 == 3 ? 422 : 201).toList(), answered);
        TestSales.asks().queryParam("q", email).get("/leads").then().body("items", hasSize(11));
    }

    @Test
    void who_is_signed_in_has_nothing_to_prove() {
        TestProspects.registered().asks().get("/forms/contact").then().body("challenge", nullValue());
    }

    @Test
    void an_address_that_is_thrown_away_is_flagged_and_answered() {
        String id = TestForms.send("contact", TestForms.contact("x-" + UUID.randomUUID() + "@disposable.test")).path("id");

        TestSales.asks().get("/leads/{id}", id).then().body("status", equalTo("NEW")).body("suspicions", equalTo(List.of("disposable-address")));
    }

    @Test
    void spam_is_held_back_in_silence_until_sales_releases_it() {
        String id = spam();
        TestSales.asks().get("/leads/{id}", id).then().body("status", equalTo("QUARANTINED")).body("suspicions", equalTo(List.of("many-links"))).body("history.to", equalTo(List.of("NEW", "QUARANTINED")));
        TestSales.asks().queryParam("limit", 200).get("/leads").then().body("items.id", not(hasItem(id)));
        TestSales.asks().queryParam("limit", 200).queryParam("status", "QUARANTINED").get("/leads").then().body("items.id", hasItem(id));

        TestSales.asks().header("If-Match", etag(id)).delete("/leads/{id}/quarantine", id).then().statusCode(200).body("status", equalTo("NEW"));

        await().atMost(30, SECONDS).until(() -> MailResource.to(email), hasSize(1));
        refused(TestSales.asks().header("If-Match", etag(id)).delete("/leads/{id}/quarantine", id), 409, "not-quarantined");
    }

    @Test
    void whoever_sends_spam_is_told_nothing() {
        String id = spam();
        refused(TestSales.asks().header("If-Match", etag(id)).body(Map.of("decision", "ACCEPTED")).put("/leads/{id}/review", id), 409, "lead-already-reviewed");

        TestSales.asks().header("If-Match", etag(id)).body(Map.of("decision", "DECLINED", "reason", "Spam")).put("/leads/{id}/review", id).then().statusCode(200);

        String other = TestForms.newEmail();
        TestForms.sent(other);
        // Mails go out in order: what would have gone out before this one has.
        await().atMost(30, SECONDS).until(() -> MailResource.to(other), hasSize(1));
        assertEquals(List.of(), MailResource.to(email));
    }

    @Test
    void more_than_people_send_from_one_place_is_held_back() {
        String place = "for=\"[2001:db8::" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "]\";host=\"a.test\"";
        String last = null;
        for (int i = 0; i <= 10; i++) last = TestForms.send(TestForms.visitor().header("Forwarded", place), "contact", TestForms.contact(email)).path("id");

        TestSales.asks().get("/leads/{id}", last).then().body("status", equalTo("QUARANTINED")).body("suspicions", equalTo(List.of("too-many")));
    }

    @Test
    void only_sales_releases() {
        String id = spam();
        refused(TestSales.asks().delete("/leads/{id}/quarantine", id), 428, "if-match-required");
        refused(TestSales.asks().header("If-Match", "\"7\"").delete("/leads/{id}/quarantine", id), 412, "revision-outdated");
        refused(TestSales.asks().header("If-Match", "\"0\"").delete("/leads/{id}/quarantine", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestProspects.registered().asks().header("If-Match", "\"0\"").delete("/leads/{id}/quarantine", id), 403, "forbidden");
        refused(TestForms.visitor().header("If-Match", "\"0\"").delete("/leads/{id}/quarantine", id), 401, "unauthorized");
    }

    private String spam() {
        return TestForms.send("contact", TestForms.submission(Map.of("name", "One", "email", email, "message", "http://a.test http://b.test http://c.test"))).then().statusCode(201).extract().path("id");
    }

    private static String etag(String lead) {
        return TestSales.asks().get("/leads/{id}", lead).header("ETag");
    }

    private static void refused(Response answer, String slug) {
        refused(answer, 422, slug);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
