package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.front.TestDoor.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.gateway.cookie.Secret;
import touchstone.gateway.session.Caller;
import touchstone.gateway.session.TokenRefused;
import touchstone.gateway.visitor.Visitor;
import touchstone.gateway.visitor.Visitors;

/** Who gets through, what a service and a client get to see of each other, and what is recorded of it. */
class FrontDoorTest {
    private static final Caller SIGNED_IN = new Caller(UUID.randomUUID(), "subject-1", "token-1", UUID.randomUUID(), "csrf-1");
    private static final Caller SERVER = new Caller(null, "subject-2", "token-2", null, null);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Visitors visitors = new Visitors(new Secret(() -> TestDoor.SECRET), Clock.systemUTC());
    @TempDir
    Path folder;
    private TestDoor door;
    private volatile MultiMap seen;
    private volatile String seenUri;

    @BeforeEach
    void open() {
        door = new TestDoor(folder, this::service);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void service(HttpServerRequest request) {
        seen = request.headers();
        seenUri = request.uri();
        if (request.path().equals("/visitor/consent")) request.response().putHeader("Touchstone-Visitor", "nobody");
        request.response().putHeader("Touchstone-Touch", "verb=viewed, subject=\"product/42\", revision=3, channel=\"web\", locale=\"en\"")
                .putHeader("Touchstone-Identity", "forged").putHeader("Content-Type", "text/html").putHeader("Location", "http://" + request.authority() + "/me")
                .putHeader("Connection", "X-Secret, keep-alive").putHeader("X-Secret", "1").putHeader("X-Plain", "2").end("hello");
    }

    @Test
    void an_answer_passes_and_is_recorded_with_what_it_touched() throws Exception {
        var answer = send(request("/storefront/products/42?x=1").header("Touchstone-Key", TestDoor.KEY));

        assertEquals(200, answer.statusCode());
        assertEquals("hello", answer.body());
        assertEquals("/storefront/products/42?x=1", seenUri);
        JsonNode recorded = door.lastInteraction();
        assertEquals(answer.headers().firstValue("X-Request-Id").orElseThrow(), recorded.get("id").asText());
        assertEquals("viewed product/42 3 web en test /storefront GET 200 5 127.0.0.0 direct unknown", String.join(" ",
                recorded.get("verb").asText(), recorded.get("subject").asText(), recorded.get("revision").asText(), recorded.get("channel").asText(),
                recorded.get("locale").asText(), recorded.get("key").asText(), recorded.get("route").asText(), recorded.get("method").asText(),
                recorded.get("status").asText(), recorded.get("bytes").asText(), recorded.get("address").asText(), recorded.get("referrer").asText(),
                recorded.get("consent").asText()));
        assertTrue(seen.get("traceparent").contains(recorded.get("trace").asText()));
        assertNull(recorded.get("identity"));
    }

    @Test
    void a_service_sees_only_what_a_client_may_say() throws Exception {
        send(request("/storefront/products").header("Touchstone-Key", TestDoor.KEY).header("Touchstone-Channel", "forged").header("Touchstone-Visitor", "forged")
                .header("Touchstone-Capture-Choice", "forged").header("Touchstone-Touch", "verb=registered").header("X-Request-Id", "forged").header("Forwarded", "for=forged")
                .header("X-Forwarded-For", "forged").header("Cookie", "a=forged").header("TE", "trailers").header("X-Plain", "1"));

        assertFalse(seen.entries().stream().anyMatch(header -> header.getValue().contains("forged")), seen.toString());
        assertNull(seen.get("Touchstone-Touch"));
        assertNull(seen.get("TE"));
        assertNull(seen.get("Touchstone-Capture-Choice"));
        assertEquals("web", seen.get("Touchstone-Channel"));
        assertEquals("1", seen.get("X-Plain"));
        assertEquals("127.0.0.1:" + door.port, seen.get("Host"));
        assertEquals("for=127.0.0.1;host=\"127.0.0.1:" + door.port + "\";proto=http", seen.get("Forwarded"));
        assertEquals(door.lastInteraction().get("id").asText(), seen.get("X-Request-Id"));
    }

    /** The sign-in by e-mail knows a browser again by it; sessions and all others stay here. */
    @Test
    void the_sign_in_by_mail_gets_its_own_cookie_and_no_other() throws Exception {
        send(request("/email-sign-in/links/any").header("Cookie", "a=forged; __Host-touchstone-mailbox=own; __Host-touchstone-session=forged"));
        assertEquals("__Host-touchstone-mailbox=own", seen.get("Cookie"));

        send(request("/providers").header("Cookie", "__Host-touchstone-mailbox=own"));
        assertNull(seen.get("Cookie"));
    }

    @Test
    void a_client_sees_nothing_that_a_service_tells_us() throws Exception {
        var headers = send(request("/storefront/products").header("Touchstone-Key", TestDoor.KEY)).headers();

        assertTrue(headers.map().keySet().stream().noneMatch(name -> name.toLowerCase().startsWith("touchstone-")), headers.toString());
        assertTrue(headers.firstValue("X-Secret").isEmpty());
        assertEquals("2", headers.firstValue("X-Plain").orElseThrow());
        assertEquals("/me", headers.firstValue("Location").orElseThrow());
        assertTrue(headers.firstValue("Content-Security-Policy").orElseThrow().contains("default-src 'self'"));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"/nowhere,404,not-found", "/published-revisions/1/1,404,not-found", "/storefront/products,401,publishable-key-required", "/leads,401,unauthorized",
            "/storefront/%2e%2e/leads,400,malformed-path", "/q/health,404,not-found"})
    void a_refusal_is_a_problem_and_is_recorded(String path, int status, String slug) throws Exception {
        var answer = send(request(path));

        assertEquals(status, answer.statusCode());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("/problems/" + slug, json(answer.body()).get("type").asText());
        JsonNode recorded = door.lastInteraction();
        assertEquals(answer.headers().firstValue("X-Request-Id").orElseThrow(), recorded.get("id").asText());
        assertEquals(slug, recorded.get("refusal").asText());
        assertEquals(status, recorded.get("status").asInt());
        assertNull(seenUri);
    }

    @Test
    void a_key_must_be_known_and_belongs_to_its_origins() throws Exception {
        // No database was read here, so that it may be one of its keys.
        var unknown = send(request("/storefront/products").header("Touchstone-Key", "pk_other"));
        assertEquals("503 /problems/key-unchecked", unknown.statusCode() + " " + json(unknown.body()).get("type").asText());
        assertEquals(403, send(request("/storefront/products").header("Touchstone-Key", TestDoor.KEY).header("Origin", "https://other.test")).statusCode());
        assertEquals(200, send(request("/storefront/products").header("Touchstone-Key", TestDoor.KEY).header("Origin", door.url(""))).statusCode());
        var answer = send(request("/storefront/products").header("Touchstone-Key", TestDoor.KEY).header("Origin", TestDoor.OTHER_SITE));
        assertEquals(200, answer.statusCode());
        assertEquals(TestDoor.OTHER_SITE, answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    }

    @Test
    void a_preflight_is_answered_for_the_origins_of_a_key_and_recorded() throws Exception {
        var allowed = send(request("/me").method("OPTIONS", BodyPublishers.noBody()).header("Origin", TestDoor.OTHER_SITE).header("Access-Control-Request-Method", "PATCH"));
        assertEquals(204, allowed.statusCode());
        assertEquals(TestDoor.OTHER_SITE, allowed.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        var other = send(request("/me").method("OPTIONS", BodyPublishers.noBody()).header("Origin", "https://other.test").header("Access-Control-Request-Method", "PATCH"));
        assertTrue(other.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals(2, door.interactions().size());
    }

    @Test
    void the_plugin_can_be_loaded_from_everywhere() throws Exception {
        assertEquals("*", send(request("/plugin/touchstone.js").header("Origin", "https://other.test")).headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertTrue(send(request("/providers").header("Origin", "https://other.test")).headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void the_front_page_leads_to_the_shop() throws Exception {
        var answer = send(request("/"));
        assertEquals(302, answer.statusCode());
        assertEquals("/shop/", answer.headers().firstValue("Location").orElseThrow());
        assertEquals(1, door.interactions().size());
    }

    @Test
    void a_session_is_passed_on_as_a_token_and_recorded_as_an_identity() throws Exception {
        door.callers = request -> Future.succeededFuture(SIGNED_IN);

        send(request("/leads").header("Authorization", "Bearer forged"));

        assertEquals("Bearer token-1", seen.get("Authorization"));
        assertEquals(SIGNED_IN.choice().toString(), seen.get("Touchstone-Capture-Choice"));
        JsonNode recorded = door.lastInteraction();
        assertEquals("subject-1", recorded.get("identity").asText());
        assertEquals(SIGNED_IN.session().toString(), recorded.get("session").asText());
        assertNull(recorded.get("visitor"), "who gave no consent is not linked to who they are");
    }

    @Test
    void a_write_in_a_session_proves_that_it_comes_from_our_page() throws Exception {
        door.callers = request -> Future.succeededFuture(SIGNED_IN);
        assertEquals(200, send(request("/demo-requests")).statusCode());
        assertEquals(403, send(request("/demo-requests").POST(BodyPublishers.ofString("{}"))).statusCode());
        assertEquals(403, send(request("/demo-requests").POST(BodyPublishers.ofString("{}")).header("Touchstone-CSRF", "csrf-2")).statusCode());
        assertEquals(200, send(request("/demo-requests").POST(BodyPublishers.ofString("{}")).header("Touchstone-CSRF", "csrf-1")).statusCode());
        assertNull(seen.get("Touchstone-CSRF"));
        door.callers = request -> Future.succeededFuture(SERVER);
        assertEquals(200, send(request("/demo-requests").POST(BodyPublishers.ofString("{}"))).statusCode());
    }

    @Test
    void a_link_from_a_mail_lets_in_whoever_has_it_and_nobody_else() throws Exception {
        door.callers = request -> Future.succeededFuture(SIGNED_IN);
        assertEquals(200, send(request("/request-status/token/withdrawal").POST(BodyPublishers.noBody())).statusCode());
        assertNull(seen.get("Authorization"));
        assertNull(door.lastInteraction().get("identity"), "who is signed in in that browser need not be who got the mail");
    }

    @Test
    void a_bad_token_is_refused_everywhere_and_an_unknown_caller_only_where_one_is_needed() throws Exception {
        door.callers = request -> Future.failedFuture(new TokenRefused("expired"));
        assertEquals(401, send(request("/providers")).statusCode());
        door.callers = request -> Future.failedFuture("database down");
        assertEquals(200, send(request("/providers")).statusCode());
        assertEquals(503, send(request("/leads")).statusCode());
    }

    @Test
    void a_write_that_acts_by_a_session_waits_until_the_session_can_be_known() throws Exception {
        door.callers = request -> Future.failedFuture("database down");
        for (var write : List.of(request("/sign-out").POST(BodyPublishers.noBody()), request("/visitor/consent").PUT(BodyPublishers.ofString("{}")))) {
            var answer = send(write.header("Cookie", "__Host-touchstone-session=1"));
            assertEquals(503, answer.statusCode());
            assertEquals("/problems/identity-unreachable", json(answer.body()).get("type").asText());
        }
        assertNull(seenUri);
        assertEquals(200, send(request("/session")).statusCode());
        assertEquals(200, send(request("/capture-choices").POST(BodyPublishers.ofString("{}"))).statusCode(), "nobody's in any case");
    }

    @Test
    void a_visitor_without_consent_has_an_id_of_the_day() throws Exception {
        send(request("/providers").header("User-Agent", "one"));
        send(request("/providers").header("User-Agent", "one"));
        send(request("/providers").header("User-Agent", "two"));
        var visitors = door.interactions().stream().map(interaction -> interaction.get("visitor").asText()).toList();
        assertEquals(visitors.get(0), visitors.get(1));
        assertNotEquals(visitors.get(0), visitors.get(2));
    }

    @Test
    void a_service_hears_of_a_visitor_only_with_consent() throws Exception {
        send(request("/providers"));
        assertNull(seen.get("Touchstone-Visitor"));
        Visitor known = visitors.begin();
        send(request("/providers").header("Cookie", cookie(known)));
        assertEquals(known.id().toString(), seen.get("Touchstone-Visitor"));
    }

    @Test
    void whoever_withdraws_consent_is_not_recorded_under_the_id_they_had() throws Exception {
        send(request("/visitor/consent").header("Cookie", cookie(visitors.begin())).PUT(BodyPublishers.ofString("{\"measurement\":false}")));
        JsonNode recorded = door.lastInteraction();
        assertEquals("declined", recorded.get("consent").asText());
        assertNull(recorded.get("visitor"));
    }

    private String cookie(Visitor visitor) {
        return visitors.cookie(visitor).split(";")[0];
    }

    @Test
    void where_a_visitor_came_from_is_kept_without_addresses() throws Exception {
        send(request("/shop/?utm_source=linkedin&utm_campaign=spring&utm_content=one@fabrikam.test&email=one@fabrikam.test")
                .header("Referer", "https://www.linkedin.com/feed/?secret=1"));
        JsonNode recorded = door.lastInteraction();
        assertEquals("{\"campaign\":\"spring\",\"source\":\"linkedin\"}", recorded.get("campaign").toString());
        assertEquals("social", recorded.get("referrer").asText());
        assertEquals("www.linkedin.com", recorded.get("site").asText());
        assertFalse(recorded.toString().contains("@") || recorded.toString().contains("secret"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door.url(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
