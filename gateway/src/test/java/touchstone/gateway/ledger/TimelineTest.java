package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.TestBrowser;
import touchstone.gateway.journal.Journal;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class TimelineTest {
    @Inject
    Journal journal;
    @Inject
    Shipper shipper;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final TestBrowser visitor = new TestBrowser();

    @Test
    void a_prospect_has_a_history_from_before_they_signed_in() {
        visitor.consent(true);
        UUID prospect = UUID.randomUUID();
        viewed("before");
        signUp(SocialSignIn.newVisitor().username(), prospect);
        viewed("after");

        timeline(prospect).body("items.verb", equalTo(List.of("consented", "viewed", "signed-in", "registered", "viewed")))
                .body("items.subject", equalTo(list("purpose/measurement", "product/before", null, "form/registration", "product/after")))
                .body("items.signedIn", equalTo(List.of(false, false, true, true, true)))
                .body("items.revision", equalTo(list(null, 3, null, null, 3))).body("next", nullValue());
    }

    @Test
    void without_consent_the_history_begins_with_the_sign_in() {
        UUID prospect = UUID.randomUUID();
        viewed("before");
        signUp(SocialSignIn.newVisitor().username(), prospect);
        timeline(prospect).body("items.verb", equalTo(List.of("signed-in", "registered")));
    }

    @Test
    void a_withdrawn_consent_ends_what_is_linked() {
        visitor.consent(true);
        UUID prospect = UUID.randomUUID();
        signUp(SocialSignIn.newVisitor().username(), prospect);
        visitor.consent(false);
        visitor.signOut();
        viewed("unlinked");
        timeline(prospect).body("items.verb", equalTo(List.of("consented", "signed-in", "registered", "consented", "signed-out")));
    }

    @Test
    void people_who_share_a_browser_have_each_their_own_history() {
        visitor.consent(true);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        signUp(SocialSignIn.newVisitor().username(), first);
        String cookie = visitor.browser.cookie("__Host-touchstone-visitor").orElseThrow();
        visitor.signOut();
        assertNotEquals(cookie, visitor.browser.cookie("__Host-touchstone-visitor").orElseThrow());
        viewed("second-before");
        // The network still knows the first one; the second has an account with us.
        String username = Tokens.ofNewProspect().email().split("@")[0];
        SocialSignIn.submit(visitor.browser, visitor.get("/sign-in?return=/me"), username);
        registered(second);

        timeline(first).body("items.subject", equalTo(list("purpose/measurement", null, "form/registration", null)));
        timeline(second).body("items.subject", equalTo(list("product/second-before", null, "form/registration")));
    }

    @Test
    void whoever_uses_a_browser_after_a_session_lapsed_is_not_the_one_before() {
        visitor.consent(true);
        UUID prospect = UUID.randomUUID();
        String username = SocialSignIn.newVisitor().username();
        viewed("before");
        signUp(username, prospect);
        String cookie = "__Host-touchstone-visitor=" + visitor.browser.cookie("__Host-touchstone-visitor").orElseThrow();
        given().port(port).header("Cookie", cookie).header("Test-Touch", "verb=viewed, subject=\"product/somebody\"").get("/providers").then().statusCode(200);

        timeline(prospect).body("items.subject", equalTo(list("purpose/measurement", "product/before", null, "form/registration")));
        TestBrowser elsewhere = new TestBrowser();
        elsewhere.signIn(username, TestBrowser.choice());
        arrived();
        String own = elsewhere.get("/timelines/me").body();
        assertTrue(own.contains("product/before"), own);
        assertFalse(own.contains("product/somebody"), own);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        UUID prospect = UUID.randomUUID();
        signUp(SocialSignIn.newVisitor().username(), prospect);
        for (int i = 0; i < 7; i++) viewed("p" + i);
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = timeline(prospect, "limit=2" + (next.isEmpty() ? "" : "&after=" + next)).extract().jsonPath();
            paged.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        assertEquals(timeline(prospect).extract().jsonPath().getList("items.id"), paged);
        assertEquals(9, paged.size());
    }

    @Test
    void what_touched_nothing_is_told_only_on_request() {
        UUID prospect = UUID.randomUUID();
        signUp(SocialSignIn.newVisitor().username(), prospect);
        visitor.get("/providers");
        timeline(prospect).body("items", hasSize(2));
        timeline(prospect, "all=true").body("items.route", hasItem("/providers"));
    }

    @Test
    void a_prospect_sees_their_own_and_nobody_elses() {
        UUID prospect = UUID.randomUUID();
        signUp(SocialSignIn.newVisitor().username(), prospect);
        arrived();
        assertEquals(2, visitor.json("/timelines/me").getJsonArray("items").size());
        assertEquals(403, visitor.get("/timelines/prospects/" + prospect).status());
        given().port(port).get("/timelines/me").then().statusCode(401);
        given().port(port).auth().oauth2(Tokens.of("approver")).get("/timelines/prospects/" + prospect).then().statusCode(403);
        given().port(port).auth().oauth2(Tokens.of("sales")).get("/timelines/me").then().statusCode(403);
    }

    @Test
    void a_prospect_named_to_others_is_not_them() {
        UUID prospect = UUID.randomUUID();
        given().port(port).auth().oauth2(Tokens.of("sales")).header("Test-Touch", "verb=reviewed-lead, prospect=\"" + prospect + "\"").get("/leads").then().statusCode(200);
        timeline(prospect).body("items", hasSize(0));
    }

    @Test
    void bad_input_is_refused() {
        timelineAnswer(UUID.randomUUID().toString(), "after=x").statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
        timelineAnswer(UUID.randomUUID().toString(), "limit=0").statusCode(422).body("type", equalTo("/problems/invalid"));
        timelineAnswer("x", "").statusCode(404);
    }

    @Test
    void the_proof_is_for_operators() {
        given().port(port).auth().oauth2(Tokens.of("sales")).get("/ledger/proof").then().statusCode(403);
        given().port(port).auth().oauth2(Tokens.of("operator")).get("/ledger/proof").then().statusCode(200).body("missing", equalTo(0))
                .body("gateways.gateway", equalTo(List.of(journal.gateway().toString())));
        given().port(port).get("/internal/proof").then().statusCode(404).contentType(containsString("problem+json"));
    }

    private void viewed(String product) {
        assertEquals(200, visitor.touch("/providers", "verb=viewed, subject=\"product/" + product + "\", revision=3").status());
    }

    private void signUp(String username, UUID prospect) {
        visitor.signIn(username, TestBrowser.choice());
        registered(prospect);
    }

    private void registered(UUID prospect) {
        assertEquals(200, visitor.write("POST", "/registrations", "verb=registered, subject=\"form/registration\", prospect=\"" + prospect + "\"", "{}").status());
    }

    private ValidatableResponse timeline(UUID prospect) {
        return timeline(prospect, "");
    }

    private ValidatableResponse timeline(UUID prospect, String query) {
        arrived();
        return timelineAnswer(prospect.toString(), query).statusCode(200);
    }

    private ValidatableResponse timelineAnswer(String prospect, String query) {
        return given().port(port).auth().oauth2(Tokens.of("sales")).get("/timelines/prospects/" + prospect + (query.isEmpty() ? "" : "?" + query)).then();
    }

    private void arrived() {
        long last = journal.last();
        await(() -> shipper.shipped() >= last);
    }

    private static List<Object> list(Object... items) {
        return new ArrayList<>(Arrays.asList(items));
    }
}
