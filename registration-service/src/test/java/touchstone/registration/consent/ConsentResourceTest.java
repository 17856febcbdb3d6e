package touchstone.registration.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.event.EventsOfTests;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.registration.provider.TestProviders;
import touchstone.test.Tokens;

@QuarkusTest
class ConsentResourceTest {
    @Test
    void what_is_said_is_appended_and_the_latest_comes_first() {
        TestProspect ann = TestProspects.registered();
        say(ann, "newsletter", true).then().statusCode(201).body("granted", equalTo(true)).header("Touchstone-Touch", "verb=consented, subject=\"purpose/newsletter\"");

        as(ann.token()).delete("/me/consents/newsletter").then().statusCode(204);
        as(ann.token()).delete("/me/consents/newsletter").then().statusCode(204);

        as(ann.token()).get("/me/consents").then().statusCode(200).body("items.granted", contains(false, true), "items[0].evidence", equalTo("WITHDRAWAL"));
    }

    @Test
    void rates_count_people_by_what_they_said_last() {
        long granted = rate("calls", "granted");
        long declined = rate("calls", "declined");
        TestProspect ann = TestProspects.registered();
        say(ann, "calls", true).then().statusCode(201);
        say(TestProspects.registered(), "calls", true).then().statusCode(201);
        as(ann.token()).delete("/me/consents/calls").then().statusCode(204);

        assertEquals(granted + 1, rate("calls", "granted"));
        assertEquals(declined + 1, rate("calls", "declined"));
        as(Tokens.of("marketing")).get("/consent-rates").then().statusCode(200);
        refused(as(ann.token()).get("/consent-rates"), 403, "forbidden");
        refused(anonymously().get("/consent-rates"), 401, "unauthorized");
    }

    private static long rate(String purpose, String answer) {
        return ((Number) as(Tokens.of("steward")).get("/consent-rates").then().statusCode(200).extract().path("items.find { it.purpose == '" + purpose + "' }." + answer)).longValue();
    }

    @Test
    void a_receipt_says_who_agreed_to_what_on_which_words() {
        TestProspect ann = TestProspects.registered();
        String receipt = say(ann, "calls", true).header("Location");

        as(ann.token()).get(receipt).then().statusCode(200)
                .body("schema_version", equalTo("ISO/IEC TS 27560:2023"), "pii_principal_id", equalTo(ann.id().toString()), "pii_processing[0].purpose", equalTo("calls"),
                        "privacy_notice.hash", equalTo("sha-256:" + TestProviders.noticeOf("calls")), "privacy_notice.text", startsWith("Our sales people may call you"), "event.event_state", equalTo("consent_given"));
        refused(as(TestProspects.registered().token()).get(receipt), 404, "consent-not-found");
        refused(as(ann.token()).get("/me/consents/{id}/receipt", UUID.randomUUID()), 404, "consent-not-found");
    }

    @Test
    void a_browsers_signal_is_a_no_to_what_honours_it() {
        TestProspect ann = TestProspects.registered();
        var body = Map.of("purpose", "sharing", "granted", true, "noticeHash", TestProviders.noticeOf("sharing"));
        as(ann.token()).header("Sec-GPC", "1").body(body).post("/me/consents").then().statusCode(201).body("granted", equalTo(false), "evidence", equalTo("Sec-GPC"));
        as(ann.token()).header("DNT", "1").body(body).post("/me/consents").then().statusCode(201).body("granted", equalTo(false), "evidence", equalTo("DNT"));
        as(ann.token()).header("Sec-GPC", "0").body(body).post("/me/consents").then().statusCode(201).body("granted", equalTo(true));
    }

    @Test
    void purposes_are_listed_and_others_refused() {
        anonymously().get("/purposes").then().statusCode(200).body("items.code", hasItems("calls", "newsletter", "profiling", "sharing"));
        TestProspect ann = TestProspects.registered();
        refused(say(ann, "unheard-of", true), 422, "purpose-unknown").body("purpose", equalTo("unheard-of"));
        refused(as(ann.token()).body(Map.of("purpose", "calls", "granted", true, "noticeHash", "0".repeat(64))).post("/me/consents"), 409, "notice-changed");
        refused(as(ann.token()).body(Map.of()).post("/me/consents"), 422, "invalid").body("errors.pointer", contains("/granted", "/noticeHash", "/purpose"));
        refused(as(ann.token()).delete("/me/consents/profiling"), 404, "consent-not-found");
    }

    /** The languages that are shipped. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "zh", "en", "fr", "de", "es"})
    void what_is_agreed_to_is_said_in_each_language(String language) {
        var purposes = anonymously().header("Accept-Language", language).get("/purposes").then().statusCode(200).header("Vary", "Accept-Language")
                .body("items.notice.locale.unique()", contains(language), "items.label", everyItem(notNullValue())).extract().jsonPath();

        assertEquals(4, purposes.getList("items.notice.text").stream().distinct().count());
        TestProspect ann = TestProspects.registered();
        String hash = purposes.getString("items.find { it.code == 'newsletter' }.notice.hash");
        String receipt = as(ann.token()).body(Map.of("purpose", "newsletter", "granted", true, "noticeHash", hash)).post("/me/consents").then().statusCode(201).extract().header("Location");
        as(ann.token()).get(receipt).then().body("privacy_notice.text", equalTo(purposes.getString("items.find { it.code == 'newsletter' }.notice.text")), "privacy_notice.language", equalTo(language));
        refused(as(ann.token()).body(Map.of("purpose", "calls", "granted", true, "noticeHash", hash)).post("/me/consents"), 409, "notice-changed");
    }

    @Test
    void nobody_else_gets_in() {
        for (String path : List.of("/me/consents", "/me/consents/" + UUID.randomUUID() + "/receipt")) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).get(path), 403, "forbidden");
            refused(as(Tokens.ofNewProspect().token()).get(path), 404, "not-registered");
        }
        refused(as(Tokens.of("sales")).delete("/me/consents/calls"), 403, "forbidden");
        refused(anonymously().body(Map.of("purpose", "calls", "granted", true, "noticeHash", "")).post("/me/consents"), 401, "unauthorized");
    }

    @Test
    void a_yes_that_was_taken_back_at_a_subscriber_is_one_no_in_the_log() {
        TestProspect ann = TestProspects.registered();
        say(ann, "newsletter", true).then().statusCode(201);
        String event = "{\"type\":\"touchstone.consent.withdrawn\",\"data\":{\"prospect\":\"" + ann.id() + "\",\"purpose\":\"newsletter\"}}";

        refused(told(event, "another body"), 403, "signature-not-valid");
        for (int i = 0; i < 2; i++) told(event, event).then().statusCode(204);
        String unreadable = "{\"type\":\"touchstone.consent.withdrawn\"}";
        refused(told(unreadable, unreadable), 400, "event-not-readable");

        as(ann.token()).get("/me/consents").then().statusCode(200).body("items", hasSize(2)).body("items[0].granted", equalTo(false)).body("items[0].evidence", equalTo("WITHDRAWAL"));
        // Twice is as once here, and who told it takes it as such.
        assertEquals(List.of("1"), rows("select count(*) from outbox_event where subject = ? and body like '%touchstone.consent.withdrawn%newsletter%'", "prospect/" + ann.id()));
    }

    @Test
    void others_who_hold_a_yes_to_it_are_told_of_a_no() {
        TestProspect ann = TestProspects.registered();
        say(ann, "newsletter", true).then().statusCode(201);
        as(ann.token()).delete("/me/consents/newsletter").then().statusCode(204);

        assertEquals(List.of("1"), rows("select count(*) from outbox_event where subject = ? and body like '%touchstone.consent.withdrawn%newsletter%'", "prospect/" + ann.id()));
    }

    private static Response told(String event, String signed) {
        Instant now = Instant.now();
        return anonymously().contentType("application/cloudevents+json").header("webhook-id", "m").header("webhook-timestamp", now.getEpochSecond())
                .header("webhook-signature", EventsOfTests.sign("m", now, signed)).body(event).post("/internal/events");
    }

    private static Response say(TestProspect prospect, String purpose, boolean granted) {
        return as(prospect.token()).body(Map.of("purpose", purpose, "granted", granted, "noticeHash", purpose.equals("unheard-of") ? "0" : TestProviders.noticeOf(purpose))).post("/me/consents");
    }
}
