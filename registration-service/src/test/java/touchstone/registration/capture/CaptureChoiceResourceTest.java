package touchstone.registration.capture;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.provider.TestProviders;

@QuarkusTest
class CaptureChoiceResourceTest {
    @Test
    void a_choice_is_stored_with_the_visitor_and_the_notice_before_anybody_signs_in() {
        String visitor = UUID.randomUUID().toString();
        var chosen = anonymously().header("Touchstone-Visitor", visitor).body(TestChoices.of("social", "email", "given_name", "email")).post("/capture-choices");

        String id = chosen.then().statusCode(201)
                .header("Touchstone-Touch", "verb=chose-capture, subject=\"provider/social\"")
                .body("provider", equalTo("social"), "claims", contains("email", "given_name"))
                .extract().path("id");
        assertEquals("/capture-choices/" + id, chosen.header("Location"));
        assertEquals(List.of(visitor + "|social|{email,given_name}|" + TestProviders.noticeHash("social")),
                rows("select visitor, provider, claims, notice from capture_choice where id = ?", UUID.fromString(id)));
    }

    @Test
    void a_browser_without_a_visitor_id_may_choose() {
        anonymously().body(TestChoices.of("social")).post("/capture-choices").then().statusCode(201).body("claims", hasSize(0));
    }

    @Test
    void the_gateway_reads_a_choice_without_learning_the_visitor() {
        String id = TestChoices.made("email");

        anonymously().get("/capture-choices/{id}", id).then().statusCode(200)
                .body("id", equalTo(id), "provider", equalTo("social"), "claims", contains("email"), "noticeHash", equalTo(TestProviders.noticeHash("social")))
                .body("$", not(hasKey("visitor")));
    }

    @Test
    void who_saw_an_older_notice_is_asked_again() {
        String alias = TestProviders.any();
        var onTheFirst = TestChoices.of(alias, "email");
        TestProviders.giveNotice(alias, "en", "The second notice of " + alias);

        refused(anonymously().body(onTheFirst).post("/capture-choices"), 409, "notice-changed");
    }

    @Test
    void the_notice_of_another_provider_does_not_count() {
        var choice = new HashMap<>(TestChoices.of(TestProviders.any(), "email"));
        choice.put("noticeHash", TestProviders.noticeHash("social"));

        refused(anonymously().body(choice).post("/capture-choices"), 409, "notice-changed");
    }

    @Test
    void a_choice_on_a_language_of_the_notice_counts() {
        String alias = TestProviders.any();
        var choice = TestChoices.of(alias, "email");
        TestProviders.giveNotice(alias, "de", "Der Hinweis von " + alias);

        anonymously().body(choice).post("/capture-choices").then().statusCode(201);
    }

    @Test
    void a_claim_the_provider_does_not_hand_over_is_refused() {
        refused(anonymously().body(TestChoices.of("social", "email", "shoe_size")).post("/capture-choices"), 422, "claim-not-offered").body("claims", contains("shoe_size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "\0"})
    void an_unknown_provider_is_refused(String provider) {
        refused(anonymously().body(Map.of("provider", provider, "claims", List.of(), "noticeHash", "")).post("/capture-choices"), 422, "provider-not-offered");
    }

    @Test
    void what_is_missing_or_too_long_is_named() {
        refused(anonymously().body("{}").post("/capture-choices"), 422, "invalid").body("errors.pointer", contains("/claims", "/noticeHash", "/provider"));
        refused(anonymously().body(Map.of("provider", "x".repeat(51), "claims", IntStream.range(0, 51).mapToObj(i -> "claim" + i).toList(), "noticeHash", "x".repeat(65)))
                .post("/capture-choices"), 422, "invalid").body("errors.pointer", contains("/claims", "/noticeHash", "/provider"));
        refused(anonymously().header("Touchstone-Visitor", "v".repeat(101)).body(TestChoices.of("social")).post("/capture-choices"), 422, "invalid");
    }

    @Test
    void what_we_do_not_know_is_refused() {
        refused(anonymously().body("{\"provider\":\"social\",\"claims\":[],\"noticeHash\":\"\",\"visitor\":\"mine\"}").post("/capture-choices"), 400, "malformed-json");
        refused(anonymously().post("/capture-choices"), 422, "invalid");
    }

    @Test
    void an_unknown_choice_is_not_found() {
        refused(anonymously().get("/capture-choices/{id}", UUID.randomUUID()), 404, "capture-choice-not-found");
        refused(anonymously().get("/capture-choices/1"), 404, "not-found");
    }
}
