package touchstone.gateway.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.commons.webhook.Secret;
import touchstone.gateway.Surroundings;
import touchstone.gateway.TestBrowser;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

@QuarkusTest
class SignInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    @Inject
    Sessions sessions;
    @Inject
    SessionKeys keys;
    @Inject
    SessionTable table;
    @Inject
    IdentityServer server;
    @ConfigProperty(name = "touchstone.issuer")
    String issuer;
    @ConfigProperty(name = "touchstone.events.secret")
    String eventSecret;
    private final TestBrowser visitor = new TestBrowser();

    @AfterEach
    void mend() {
        Surroundings.line().mend();
    }

    @Test
    void a_social_sign_in_makes_a_session_that_speaks_for_the_browser() {
        String choice = TestBrowser.choice();
        JsonObject seen = new JsonObject(visitor.signIn(SocialSignIn.newVisitor().username(), choice).body()).getJsonObject("headers");

        assertTrue(seen.getString("authorization").startsWith("Bearer ey"));
        assertEquals(choice, seen.getString("touchstone-capture-choice"));
        assertNull(seen.getString("cookie"));
        JsonObject session = visitor.json("/session");
        assertTrue(session.getBoolean("signedIn"));
        assertTrue(session.getJsonArray("roles").contains("prospect"));
        assertTrue(session.getString("name").startsWith("Visitor "));
        assertFalse(session.encode().contains("eyJ"), "no token in the browser");
    }

    @Test
    void a_provider_is_asked_only_after_a_choice_for_it() {
        assertProblem(409, "choice-required", visitor.get("/sign-in?provider=social&return=/shop/"));
        assertProblem(409, "choice-required", visitor.get("/sign-in?provider=other&choice=" + TestBrowser.choice()));
    }

    @Test
    void nobody_is_led_elsewhere() {
        for (String elsewhere : List.of("https://evil.test/", "//evil.test/", "/%5Cevil.test", "javascript:alert(1)", "shop/", "/%09/evil.test")) {
            assertProblem(400, "malformed-return", visitor.get("/sign-in?return=" + elsewhere));
        }
    }

    @Test
    void staff_sign_in_at_our_own_form() {
        Browser.Page form = visitor.get("/sign-in?return=/leads");
        assertEquals("/leads", SocialSignIn.submit(visitor.browser, form, "sales").uri().getPath());
        assertTrue(visitor.json("/session").getJsonArray("roles").contains("sales"));
        assertEquals(36, visitor.json("/session").getString("subject").length());
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_is_refused() {
        assertProblem(400, "sign-in-lost", visitor.get("/sign-in/callback?code=x&state=y"));
        TestBrowser other = new TestBrowser();
        other.browser.stopAt(issuer);
        other.get("/sign-in");
        assertProblem(400, "sign-in-lost", other.get("/sign-in/callback?code=x&state=y"));
    }

    @Test
    void a_sign_in_that_was_cancelled_leads_back() {
        visitor.browser.stopAt(issuer);
        String state = visitor.get("/sign-in?return=/providers").parameter("state").orElseThrow();
        assertEquals("/providers", visitor.get("/sign-in/callback?error=access_denied&state=" + state).uri().getPath());
        assertFalse(visitor.json("/session").getBoolean("signedIn"));
    }

    @Test
    void a_sign_out_ends_the_session_here_and_there() {
        String username = SocialSignIn.newVisitor().username();
        visitor.signIn(username, TestBrowser.choice());
        String cookie = visitor.browser.cookie(SessionKey.COOKIE).orElseThrow();

        assertEquals(403, visitor.browser.send("POST", visitor.front() + "/sign-out", Map.of(), "").status());
        visitor.signOut();

        assertFalse(visitor.json("/session").getBoolean("signedIn"));
        assertNull(sessions.find(new SessionKey(cookie)).await().atMost(PATIENCE));
        Browser.Page form = visitor.get("/sign-in?return=/me");
        assertTrue(form.body().contains("kc-form-login"), "our session at the identity server is over as well");
    }

    @Test
    void each_sign_in_has_a_new_cookie_and_ends_the_earlier_session() {
        String username = SocialSignIn.newVisitor().username();
        visitor.signIn(username, TestBrowser.choice());
        String first = visitor.browser.cookie(SessionKey.COOKIE).orElseThrow();
        // Still signed in at the identity server: it sends straight back.
        visitor.get("/sign-in?return=/me");
        String second = visitor.browser.cookie(SessionKey.COOKIE).orElseThrow();
        assertNotEquals(first, second);
        assertNull(sessions.find(new SessionKey(first)).await().atMost(PATIENCE));
    }

    @Test
    void a_known_session_goes_on_while_the_database_is_away() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        Surroundings.line().cut();
        assertEquals(200, visitor.get("/me").status());
    }

    @Test
    void a_made_up_session_does_not_cost_a_query() {
        Surroundings.line().cut();
        var answer = visitor.browser.send("GET", visitor.front() + "/me", Map.of("Cookie", SessionKey.COOKIE + "=" + "A".repeat(65)), "");
        assertProblem(401, "unauthorized", answer);
    }

    @Test
    void an_access_token_is_renewed_before_it_expires_and_once_for_all() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        Session session = table.find(new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow())).await().atMost(PATIENCE);
        SessionKey key = keys.next();
        sessions.begin(key, session.identity(), null, session.name(), session.roles(), null, new JsonObject().put("access_token", session.tokens().access())
                .put("refresh_token", session.tokens().refresh()).put("expires_in", 1)).await().atMost(PATIENCE);

        var first = sessions.find(key).subscribeAsCompletionStage();
        var second = sessions.find(key).subscribeAsCompletionStage();

        assertNotEquals(session.tokens().access(), first.join().tokens().access());
        assertEquals(first.join().tokens(), second.join().tokens());
        assertEquals(first.join().tokens().access(), table.find(key).await().atMost(PATIENCE).tokens().access());
    }

    @Test
    void a_session_that_ended_at_the_identity_server_is_over_here() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        Session session = table.find(new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow())).await().atMost(PATIENCE);
        SessionKey key = keys.next();
        sessions.begin(key, session.identity(), null, session.name(), session.roles(), null, new JsonObject().put("access_token", session.tokens().access())
                .put("refresh_token", session.tokens().refresh()).put("expires_in", 1)).await().atMost(PATIENCE);
        visitor.signOut();
        assertNull(sessions.find(key).await().atMost(PATIENCE));
    }

    @Test
    void an_end_that_the_identity_server_tells_of_is_ours_at_once() {
        String username = SocialSignIn.newVisitor().username();
        visitor.signIn(username, TestBrowser.choice());
        TestBrowser elsewhere = new TestBrowser();
        elsewhere.signIn(username, TestBrowser.choice());
        Session session = table.find(new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow())).await().atMost(PATIENCE);

        server.endSession(session.tokens().refresh()).await().atMost(PATIENCE);

        // The access token is good for minutes: without being told nobody here would know.
        await(() -> !visitor.json("/session").getBoolean("signedIn"));
        assertTrue(elsewhere.json("/session").getBoolean("signedIn"), "another browser's session is another one");
    }

    @Test
    void what_the_identity_server_did_not_sign_ends_nothing() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        Session session = table.find(new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow())).await().atMost(PATIENCE);
        String unsigned = "eyJhbGciOiJub25lIn0." + session.tokens().access().split("\\.")[1] + ".";
        for (String token : List.of("x", unsigned, session.tokens().access())) {
            assertProblem(400, "malformed-logout-token", new TestBrowser().browser.send("POST", visitor.front() + "/sign-out/back-channel",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"), "logout_token=" + token));
        }
        assertTrue(visitor.json("/session").getBoolean("signedIn"));
    }

    @Test
    void who_is_erased_is_signed_out_everywhere() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        SessionKey key = new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow());
        String subject = table.find(key).await().atMost(PATIENCE).identity();
        String event = new JsonObject().put("type", "touchstone.prospect.erased").put("data", new JsonObject().put("subjects", new JsonArray().add(subject))).encode();
        Instant now = Instant.now();

        told(event, now, "v1,bm9uZQ==").then().statusCode(403).body("type", equalTo("/problems/signature-not-valid"));
        assertTrue(visitor.json("/session").getBoolean("signedIn"));
        told(event, now, new Secret(eventSecret).sign("m", now, event)).then().statusCode(204);
        told("[]", now, new Secret(eventSecret).sign("m", now, "[]")).then().statusCode(400).body("type", equalTo("/problems/event-not-readable"));

        assertFalse(visitor.json("/session").getBoolean("signedIn"));
        assertNull(table.find(key).await().atMost(PATIENCE));
    }

    private static Response told(String event, Instant at, String signature) {
        return given().contentType("application/cloudevents+json").header("webhook-id", "m").header("webhook-timestamp", at.getEpochSecond()).header("webhook-signature", signature).body(event)
                .post("/internal/events");
    }

    @Test
    void a_lookup_on_its_way_does_not_bring_back_a_session_that_ended() {
        visitor.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        Session session = table.find(new SessionKey(visitor.browser.cookie(SessionKey.COOKIE).orElseThrow())).await().atMost(PATIENCE);
        SessionKey key = keys.next();
        sessions.begin(key, session.identity(), null, session.name(), session.roles(), null, new JsonObject().put("access_token", session.tokens().access())
                .put("refresh_token", session.tokens().refresh()).put("expires_in", 1)).await().atMost(PATIENCE);

        // Its tokens are being renewed, which takes two ways to elsewhere, while it ends.
        var renewing = sessions.find(key).subscribeAsCompletionStage();
        sessions.end(key).await().atMost(PATIENCE);

        renewing.join();
        assertNull(sessions.find(key).await().atMost(PATIENCE));
    }

    @Test
    void the_way_back_can_be_gone_once() {
        Browser.Page form = visitor.get("/sign-in?return=/providers");
        String begun = visitor.browser.cookie(SignInState.COOKIE).orElseThrow();
        visitor.browser.stopAt(visitor.front() + "/sign-in/callback");
        Browser.Page back = SocialSignIn.submit(visitor.browser, form, "sales");
        String way = back.uri().getPath() + "?" + back.uri().getRawQuery();
        TestBrowser thief = new TestBrowser();

        assertProblem(400, "sign-in-lost", thief.get(way));
        assertEquals(302, send(way, begun));
        // Even whoever kept the cookie that belongs to it: the code was used.
        assertEquals(400, send(way, begun));
    }

    private int send(String way, String begun) {
        TestBrowser fresh = new TestBrowser();
        fresh.browser.stopAt(fresh.front() + "/providers");
        return fresh.browser.send("GET", fresh.front() + way, Map.of("Cookie", SignInState.COOKIE + "=" + begun), "").status();
    }

    private static void assertProblem(int status, String slug, Browser.Page page) {
        assertEquals(status, page.status(), page.body());
        assertEquals("/problems/" + slug, new JsonObject(page.body()).getString("type"));
    }
}
