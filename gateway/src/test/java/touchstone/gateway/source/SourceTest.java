package touchstone.gateway.source;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.gateway.Surroundings;
import touchstone.gateway.TestBrowser;
import touchstone.gateway.ledger.TestLedger;

/** What the service behind a form is told of where somebody came from. */
@QuarkusTest
class SourceTest {
    private static final String KEY = "pk_demo_web";
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final TestBrowser visitor = new TestBrowser();
    // Of its own, so that no rule takes it for a bot.
    private final String agent = "Mozilla/5.0 test " + UUID.randomUUID();

    @AfterEach
    void mend() {
        Surroundings.line().mend();
    }

    @Test
    void a_form_says_where_a_visitor_first_and_last_came_from() {
        visitor.consent(true);
        get("/providers", "https://www.linkedin.com/feed/");
        get("/providers?utm_source=newsletter&utm_medium=email&utm_campaign=spring", null);
        get("/providers", visitor.front() + "/shop/");
        ledger.arrived();
        assertEquals("first=\"social/linkedin\", last=\"mail/newsletter\", campaign=\"spring\"", source(visitor.front() + "/shop/"));
    }

    @Test
    void without_consent_only_what_the_form_itself_tells_is_told() {
        get("/providers", "https://www.linkedin.com/feed/");
        ledger.arrived();
        assertNull(source(visitor.front() + "/shop/"));
        assertEquals("first=\"search/google\", last=\"search/google\"", source(visitor.front() + "/shop/?gclid=abc"));
    }

    @Test
    void a_ledger_that_is_away_is_not_waited_for() {
        visitor.consent(true);
        get("/providers", "https://www.linkedin.com/feed/");
        ledger.arrived();
        Surroundings.line().cut();
        assertEquals("first=\"mail\", last=\"mail\"", source("https://mail.fabrikam.test/"));
    }

    @Test
    void who_follows_a_share_comes_from_it_and_the_ledger_knows_who_shared_what() {
        String product = UUID.randomUUID().toString();
        TestBrowser sharer = new TestBrowser();
        var shared = sharer.browser.send("POST", sharer.front() + "/shares", Map.of("Touchstone-Key", KEY, "Content-Type", "application/json"),
                "{\"product\":\"" + product + "\",\"network\":\"linkedin\"}");
        String share = shared.headers().firstValue("X-Request-Id").orElseThrow();
        visitor.consent(true);
        get("/providers?share=" + new JsonObject(shared.body()).getString("token"), null);
        get("/providers?share=linkedin.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA", null);
        ledger.arrived();
        assertEquals("first=\"share/linkedin\", last=\"share/linkedin\", share=\"" + share + "\"", source(visitor.front() + "/shop/"));
        assertEquals("shared product/" + product, ledger.query("select verb || ' ' || subject as what from interaction where id = $1", UUID.fromString(share)).get(0).getString("what"));
    }

    @Test
    void a_click_is_told_from_all_others_only_with_consent() {
        get("/providers?gclid=one-click", null);
        visitor.consent(true);
        get("/providers?gclid=one-click", null);
        ledger.arrived();
        var clicks = ledger.query("select campaign::text as campaign, consent from interaction where campaign ->> 'click' = 'gclid' and client is not null and visitor is not null order by at desc limit 2");
        assertFalse(clicks.stream().anyMatch(row -> row.getString("campaign").contains("one-click") != row.getString("consent").equals("granted")), clicks::toString);
    }

    @Test
    void what_is_shared_is_named() {
        given().port(port).header("Touchstone-Key", KEY).contentType("application/json").body("{\"network\":\"nowhere\"}").post("/shares")
                .then().statusCode(422).body("type", equalTo("/problems/invalid"));
        given().port(port).contentType("application/json").body("{\"network\":\"copy\"}").post("/shares")
                .then().statusCode(401).body("type", equalTo("/problems/publishable-key-required"));
    }

    private void get(String path, String referrer) {
        assertEquals(200, visitor.browser.send("GET", visitor.front() + path, headers(referrer), "").status());
    }

    /** As the service got it, null if it did not. */
    private String source(String referrer) {
        Map<String, String> headers = headers(referrer);
        headers.put("Touchstone-Key", KEY);
        headers.put("Touchstone-Source", "first=\"forged\"");
        var answer = visitor.browser.send("POST", visitor.front() + "/forms/contact/submissions", headers, "{}");
        return new JsonObject(answer.body()).getJsonObject("headers").getString("touchstone-source");
    }

    private Map<String, String> headers(String referrer) {
        Map<String, String> headers = new HashMap<>(Map.of("User-Agent", agent, "Sec-Fetch-Site", "same-origin"));
        if (referrer != null) headers.put("Referer", referrer);
        return headers;
    }
}
