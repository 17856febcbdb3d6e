package touchstone.gateway.batch;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.gateway.Surroundings;
import touchstone.gateway.TestBrowser;
import touchstone.gateway.key.Keys;
import touchstone.gateway.ledger.TestLedger;
import touchstone.gateway.visitor.Visitors;
import touchstone.test.Tokens;

@QuarkusTest
class BatchResourceTest {
    private static final String KEY = "pk_demo_web";
    @Inject
    TestLedger ledger;
    @Inject
    Messages messages;
    @Inject
    Keys keys;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final String event = "Video Played " + UUID.randomUUID();
    private final String product = UUID.randomUUID().toString();

    @BeforeEach
    void keysAreRead() {
        await(keys::areRead);
    }

    @AfterEach
    void mend() {
        Surroundings.line().mend();
    }

    @Test
    void with_consent_an_event_is_kept_with_what_it_says_where_it_happened() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        Instant sent = Instant.parse("2030-01-01T00:00:10Z");
        JsonObject properties = new JsonObject().put("product_id", product).put("seconds", 7).put("nul", "a\0b").put("url", "https://shop.example.test/p?mail=a@contoso.test");
        JsonObject track = track(UUID.randomUUID().toString()).put("properties", properties).put("timestamp", "2030-01-01T00:00:00Z").put("sentAt", sent.toString())
                .put("context", new JsonObject().put("campaign", new JsonObject().put("name", "spring").put("source", "a@contoso.test")));

        assertEquals(new JsonObject("{\"success\":true,\"stored\":1,\"alreadyStored\":[],\"rejected\":[]}"),
                new JsonObject(browser.write("POST", "/v1/track", null, track.put("writeKey", KEY).encode()).body()));

        Row row = row();
        assertEquals("tracked product/" + product + " web demo granted", String.join(" ", row.getString("verb"), row.getString("subject"), row.getString("channel"),
                row.getString("key"), row.getString("consent")));
        assertEquals(new JsonObject().put("product_id", product).put("seconds", 7).put("nul", "a\uFFFDb").put("url", "https://shop.example.test/p"), row.getJsonObject("properties"));
        assertEquals(new JsonObject().put("campaign", "spring"), row.getJsonObject("campaign"));
        // Ten seconds before it was sent, whatever the sender's clock says.
        assertEquals(10, ChronoUnit.SECONDS.between(row.getOffsetDateTime("at"), row.getOffsetDateTime("received")));
        ledger.read("/timelines/products/" + product).body("items.event", equalTo(List.of(event))).body("items[0].properties.seconds", equalTo(7))
                .body("items[0].visitor", equalTo(row.getUUID("visitor").toString()));
    }

    @Test
    void without_consent_only_what_happened_is_kept() {
        JsonObject track = track("m").put("messageId", UUID.randomUUID().toString()).put("userId", "u1").put("anonymousId", "a1").put("properties", new JsonObject().put("name", "Person"));
        sent(keyed(), "track", track).body("success", equalTo(true));
        Row row = row();
        assertNull(row.getJsonObject("properties"));
        assertEquals("unknown", row.getString("consent"));
        assertEquals(8, row.getUUID("visitor").version());
    }

    @Test
    void what_was_sent_before_is_not_stored_again_and_the_sender_is_told() {
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> UUID.randomUUID().toString()).toList();
        sent(keyed(), "batch", batch(ids.get(0), ids.get(1), ids.get(1))).body("stored", equalTo(2)).body("alreadyStored", contains(ids.get(1)));
        ledger.arrived();
        // As after a restart that has forgotten: the ledger knows.
        ids.forEach(id -> messages.release(Event.id("demo", id)));

        sent(keyed(), "batch", batch(ids.get(0), ids.get(2))).body("stored", equalTo(1)).body("alreadyStored", contains(ids.get(0)));
        assertEquals(3, rows().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_another_request_is_storing_is_stored_only_once_that_is(boolean stored) {
        String id = UUID.randomUUID().toString();
        Messages.Claim other = messages.claim(Event.id("demo", id));
        var answer = CompletableFuture.supplyAsync(() -> answer(keyed(), "batch", batch(id).encode()));
        await(() -> other.stored().getNumberOfDependents() > 0);
        messages.settle(other, stored);
        if (stored) {
            answer.join().statusCode(200).body("stored", equalTo(0)).body("alreadyStored", contains(id));
        } else {
            answer.join().statusCode(503).body("type", equalTo("/problems/not-recorded"));
            sent(keyed(), "batch", batch(id)).body("stored", equalTo(1));
        }
    }

    @Test
    void what_comes_again_while_the_ledger_is_away_is_there_once_and_the_proof_holds() {
        String id = UUID.randomUUID().toString();
        sent(keyed(), "batch", batch(id)).body("stored", equalTo(1));
        ledger.arrived();
        messages.release(Event.id("demo", id));
        Surroundings.line().cut();
        sent(keyed(), "batch", batch(id)).body("stored", equalTo(1));
        Surroundings.line().mend();

        assertEquals(1, rows().size());
        given().get("/internal/proof").then().statusCode(200).body("missing", equalTo(0)).body("duplicate", equalTo(0)).body("waiting", equalTo(0));
    }

    @Test
    void what_the_end_of_the_journal_holds_is_known_after_a_restart() throws Exception {
        String id = UUID.randomUUID().toString();
        sent(keyed(), "batch", batch(id)).body("stored", equalTo(1));
        messages.release(Event.id("demo", id));
        messages.remember(null);
        assertFalse(messages.claim(Event.id("demo", id)).isOurs());
    }

    @Test
    void events_that_break_their_schema_are_kept_and_can_be_tried_again() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        String marker = UUID.randomUUID().toString();
        JsonObject bad = new JsonObject().put("event", "Order Placed").put("messageId", marker).put("properties", new JsonObject().put("total", "much").put("note", marker));
        var answer = new JsonObject(browser.write("POST", "/v1/track", null, bad.put("writeKey", KEY).encode()).body());
        assertFalse(answer.getBoolean("success"));
        assertEquals(new JsonArray("[\"/properties/total: type\"]"), answer.getJsonArray("rejected").getJsonObject(0).getJsonArray("faults"));
        ledger.arrived();
        UUID id = ledger.query("select id from interaction where refusal = 'touch-rejected' and properties -> 'message' ->> 'messageId' = $1", marker).get(0).getUUID(0);
        as("steward").get("/rejected-touches?limit=200").then().statusCode(200).body("items.find { it.id == '" + id + "' }.faults", contains("/properties/total: type"));

        as("steward").post("/rejected-touches/" + id + "/replays").then().statusCode(200).body("success", equalTo(false)).body("rejected[0].faults", contains("/properties/total: type"));
        // As if the schema had been put right since.
        ledger.query("update interaction set properties = jsonb_set(properties, '{message,properties,total}', '7') where id = $1", id);
        for (int stored : new int[] {1, 0}) as("operator").post("/rejected-touches/" + id + "/replays").then().statusCode(200).body("stored", equalTo(stored));
        ledger.arrived();
        Row row = ledger.query("select * from interaction where event = 'Order Placed' and verb = 'tracked' and properties ->> 'note' = $1", marker).get(0);
        assertEquals(7, row.getJsonObject("properties").getInteger("total"));
    }

    @Test
    void of_a_rejected_event_without_consent_only_the_reason_is_kept() {
        String key = UUID.randomUUID().toString();
        sent(keyed(), "batch", new JsonObject().put("batch", new JsonArray().add(track(key).put("type", "track").put("timestamp", "never")).add(track(UUID.randomUUID().toString()).put("type", "track"))))
                .body("stored", equalTo(1)).body("rejected.index", contains(0)).body("rejected.messageId", contains(key));
        ledger.arrived();
        Row row = ledger.query("select * from interaction where refusal = 'touch-rejected' and event = $1", event).get(0);
        assertEquals(new JsonObject("{\"faults\":[\"/timestamp: not a moment of RFC 3339\"]}"), row.getJsonObject("properties"));
        as("steward").post("/rejected-touches/" + row.getUUID("id") + "/replays").then().statusCode(409).body("type", equalTo("/problems/event-not-kept"));
        as("steward").post("/rejected-touches/" + UUID.randomUUID() + "/replays").then().statusCode(404).body("type", equalTo("/problems/rejected-touch-not-found"));
        as("sales").get("/rejected-touches").then().statusCode(403);
        given().port(port).get("/rejected-touches").then().statusCode(401);
    }

    @Test
    void a_typed_address_links_nobody_and_is_not_kept() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        JsonObject identify = new JsonObject().put("userId", "u-" + product).put("traits", new JsonObject().put("email", "Somebody@Contoso.test").put("name", "Person")).put("writeKey", KEY);
        browser.write("POST", "/v1/identify", null, identify.encode());
        ledger.arrived();
        Row row = ledger.query("select * from interaction where properties ->> 'userId' = $1", "u-" + product).get(0);
        assertEquals("identified", row.getString("verb"));
        assertEquals(Set.of("userId", "emailKey"), row.getJsonObject("properties").fieldNames());
        assertNull(row.getString("identity"));
        assertEquals(0, ledger.query("select from visitor_link where visitor = $1", row.getUUID("visitor")).size());
    }

    @Test
    void of_a_rejected_identify_no_more_is_kept_than_of_one_that_is_taken() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        JsonObject identify = new JsonObject().put("messageId", product).put("userId", "u-1").put("timestamp", "never").put("name", "Person")
                .put("traits", new JsonObject().put("email", "Somebody@Contoso.test").put("name", "Person").put("city", "Here")).put("writeKey", KEY);
        browser.write("POST", "/v1/identify", null, identify.encode());
        ledger.arrived();
        Row row = ledger.query("select * from interaction where properties -> 'message' ->> 'messageId' = $1", product).get(0);
        JsonObject message = row.getJsonObject("properties").getJsonObject("message");
        assertEquals(Set.of("type", "messageId", "timestamp", "userId", "emailKey"), message.fieldNames());

        // As if the sender had said so.
        ledger.query("update interaction set properties = jsonb_set(properties, '{message,timestamp}', 'null') where id = $1", row.getUUID("id"));
        as("steward").post("/rejected-touches/" + row.getUUID("id") + "/replays").then().statusCode(200).body("stored", equalTo(1));
        ledger.arrived();
        Row taken = ledger.query("select * from interaction where message = $1", Event.id("demo", product)).get(0);
        assertEquals(new JsonObject().put("userId", "u-1").put("emailKey", message.getString("emailKey")), taken.getJsonObject("properties"));
    }

    @Test
    void what_tells_who_somebody_is_is_kept_neither_of_what_is_taken_nor_of_what_is_rejected() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        JsonObject properties = new JsonObject().put("email", "somebody@contoso.test").put("note", "Ask somebody@contoso.test").put("phone", "+49 30 1234567").put("seconds", 7);
        for (JsonObject each : List.of(track(product), track(product).put("messageId", "x".repeat(101)).put("userId", "somebody@contoso.test"))) {
            browser.write("POST", "/v1/track", null, each.put("properties", properties).put("context", new JsonObject().put("traits", properties)).put("writeKey", KEY).encode());
        }
        ledger.arrived();
        List<Row> rows = ledger.query("select properties from interaction where event = $1 order by refusal nulls first", event);
        assertEquals(new JsonObject().put("seconds", 7), rows.get(0).getJsonObject("properties"));
        assertEquals(new JsonObject().put("seconds", 7), rows.get(1).getJsonObject("properties").getJsonObject("message").getJsonObject("properties"));
        assertFalse(rows.get(1).getJsonObject("properties").encode().contains("contoso"), rows.get(1)::toString);
    }

    @Test
    void what_no_database_takes_does_not_stop_the_rest() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        String properties = "{\"big\":1e999,\"long\":" + "9".repeat(900) + ",\"half\":\"\\ud800\",\"n\\u0000ul\":\"\\u0000\"," + "\"small\":-1e-400}";
        String body = "{\"writeKey\":\"" + KEY + "\",\"event\":\"" + event + "\",\"messageId\":\"\\u0000" + product + "\",\"properties\":" + properties + "}";
        assertTrue(new JsonObject(browser.write("POST", "/v1/track", null, body).body()).getBoolean("success"));
        assertEquals("\uFFFD", row().getJsonObject("properties").getString("half"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "screen", "identify", "group", "alias", "track"})
    void each_kind_is_taken(String kind) {
        String id = UUID.randomUUID().toString();
        sent(keyed(), kind, track(id)).body("stored", equalTo(1));
        ledger.arrived();
        assertNotNull(ledger.query("select verb from interaction where message = $1", Event.id("demo", id)).get(0).getString("verb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "batch"})
    void a_server_states_whom_an_event_is_about_and_what_they_agreed_to(String kind) {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        String cookie = browser.browser.cookie(Visitors.COOKIE).orElseThrow();
        String own = UUID.randomUUID().toString();
        RequestSpecification server = given().header("Touchstone-Key", newKey());
        RequestSpecification other = given().header("Touchstone-Key", newKey());
        report(server, kind, true, own, 1);
        report(server, kind, true, own, 2);
        report(other, kind, true, own, 3);
        report(server, kind, true, cookie, 4);
        report(server, kind, false, own, 5);
        report(server, kind, null, own, 6);
        // A page speaks for itself alone.
        report(keyed(), kind, true, own, 7);

        ledger.arrived();
        Map<Integer, Row> rows = new HashMap<>();
        for (Row row : ledger.query("select * from interaction where event like $1 and refusal is null", event + " %")) rows.put(Integer.valueOf(row.getString("event").substring(event.length() + 1)), row);
        assertEquals(List.of("granted", "granted", "granted", "granted", "declined", "unknown", "unknown"), IntStream.rangeClosed(1, 7).mapToObj(i -> rows.get(i).getString("consent")).toList());
        for (int i = 1; i <= 4; i++) assertEquals(new JsonObject().put("seconds", 7), rows.get(i).getJsonObject("properties"));
        for (int i = 5; i <= 7; i++) assertNull(rows.get(i).getJsonObject("properties"));
        assertEquals(rows.get(1).getUUID("visitor"), rows.get(2).getUUID("visitor"));
        assertNotEquals(rows.get(1).getUUID("visitor"), rows.get(3).getUUID("visitor"));
        assertTrue(cookie.startsWith(rows.get(4).getUUID("visitor").toString()));
        for (int i = 5; i <= 6; i++) assertNull(rows.get(i).getUUID("visitor"));
    }

    private void report(RequestSpecification from, String kind, Boolean consent, String name, int number) {
        JsonObject one = new JsonObject().put("type", "track").put("event", event + " " + number).put("anonymousId", name).put("properties", new JsonObject().put("seconds", 7))
                .put("context", new JsonObject().put("consent", new JsonObject().put("categoryPreferences", new JsonObject().put("measurement", consent))));
        sent(from, kind, kind.equals("batch") ? new JsonObject().put("batch", new JsonArray().add(one)) : one).body("stored", equalTo(1));
    }

    @Test
    void what_is_rejected_of_a_server_is_kept_as_the_visitor_agreed_and_can_be_tried_again() {
        String key = newKey();
        JsonObject bad = new JsonObject().put("event", "Order Placed").put("messageId", product).put("anonymousId", product).put("properties", new JsonObject().put("total", "much"))
                .put("context", new JsonObject("{\"consent\":{\"categoryPreferences\":{\"measurement\":true}}}"));
        sent(given().header("Touchstone-Key", key), "track", bad).body("rejected[0].faults", contains("/properties/total: type"));
        ledger.arrived();
        UUID id = ledger.query("select id from interaction where refusal = 'touch-rejected' and properties -> 'message' ->> 'messageId' = $1", product).get(0).getUUID(0);
        ledger.query("update interaction set properties = jsonb_set(properties, '{message,properties,total}', '7') where id = $1", id);
        as("operator").post("/rejected-touches/" + id + "/replays").then().statusCode(200).body("stored", equalTo(1));
        // It was stored as one of the server's, whose repeat is known.
        sent(given().header("Touchstone-Key", key), "track", bad.put("properties", new JsonObject().put("total", 7))).body("alreadyStored", contains(product));
        ledger.arrived();
        Row row = ledger.query("select r.visitor = t.visitor as same, t.consent from interaction r join interaction t on t.event = r.event and t.visitor = r.visitor and t.verb = 'tracked' where r.id = $1", id).get(0);
        assertEquals("true granted", row.getBoolean("same") + " " + row.getString("consent"));
    }

    private String newKey() {
        JsonObject key = new JsonObject().put("name", "server-" + UUID.randomUUID().toString().substring(0, 13)).put("kind", "SECRET").put("channel", "web");
        return as("operator").contentType("application/json").body(key.encode()).post("/keys").then().statusCode(201).extract().path("value");
    }

    @Test
    void a_message_stays_known_when_its_key_gets_another_name() {
        JsonObject key = new JsonObject().put("name", "shop-" + product.substring(0, 8)).put("kind", "SECRET").put("channel", "web");
        Response created = as("operator").contentType("application/json").body(key.encode()).post("/keys").then().statusCode(201).extract().response();
        RequestSpecification server = given().header("Touchstone-Key", created.path("value").toString());
        sent(server, "track", track(product)).body("stored", equalTo(1));

        as("operator").contentType("application/json").header("If-Match", created.header("ETag")).body("{\"name\":\"other-" + product.substring(0, 8) + "\"}").patch("/keys/" + created.path("id")).then().statusCode(200);

        sent(server, "track", track(product)).body("stored", equalTo(0)).body("alreadyStored", contains(product));
        // The name is free again, and whoever has it now is somebody else.
        String another = as("operator").contentType("application/json").body(key.encode()).post("/keys").then().statusCode(201).extract().path("value");
        sent(given().header("Touchstone-Key", another), "track", track(product)).body("stored", equalTo(1));
    }

    @Test
    void the_key_comes_in_any_of_three_ways_and_only_from_its_origins() {
        sent(keyed(), "track", track(UUID.randomUUID().toString())).body("stored", equalTo(1));
        sent(given().auth().preemptive().basic(KEY, ""), "track", track(UUID.randomUUID().toString())).body("stored", equalTo(1));
        sent(given().header("Origin", "http://shop.example.test"), "track", track(UUID.randomUUID().toString()).put("writeKey", KEY))
                .body("stored", equalTo(1)).header("Access-Control-Allow-Origin", equalTo("http://shop.example.test"));
        assertEquals(3, rows().stream().filter(row -> row.getString("key").equals("demo")).count());

        answer(given(), "track", track("m").encode()).statusCode(403).body("type", equalTo("/problems/write-key-unknown"));
        answer(given(), "track", track("m").put("writeKey", "pk_other").encode()).statusCode(403).body("type", equalTo("/problems/write-key-unknown"));
        answer(given().header("Origin", "https://evil.example.test"), "track", track("m").put("writeKey", KEY).encode()).statusCode(403)
                .body("type", equalTo("/problems/origin-not-allowed")).header("Access-Control-Allow-Origin", nullValue());
        answer(given().header("Origin", "https://evil.example.test").auth().preemptive().basic(KEY, ""), "track", track("m").encode()).statusCode(403)
                .body("type", equalTo("/problems/origin-not-allowed"));
    }

    @Test
    void what_is_too_large_too_deep_or_no_batch_is_refused() {
        answer(keyed(), "track", "{").statusCode(400).body("type", equalTo("/problems/batch-unreadable"));
        answer(keyed(), "track", "[]").statusCode(400).body("type", equalTo("/problems/batch-unreadable"));
        answer(keyed(), "track", "{\"a\":".repeat(30) + "1" + "}".repeat(30)).statusCode(400).body("type", equalTo("/problems/batch-unreadable"));
        answer(keyed(), "batch", "{\"batch\":{}}").statusCode(400).body("type", equalTo("/problems/batch-unreadable"));
        answer(keyed(), "batch", "{\"batch\":[],\"sentAt\":\"x\"}").statusCode(400).body("type", equalTo("/problems/batch-unreadable"));
        answer(keyed(), "batch", "{\"batch\":[" + "{},".repeat(2_500) + "{}]}").statusCode(413).body("type", equalTo("/problems/batch-too-large"));
        answer(keyed(), "batch", "{\"batch\":[],\"pad\":\"" + "x".repeat(512_000) + "\"}").statusCode(413).body("type", equalTo("/problems/request-entity-too-large"));
        sent(keyed(), "track", track("m").put("a", "x".repeat(20_000)).put("b", "x".repeat(20_000))).body("rejected[0].faults", hasItem(": larger than 32 KB"));
        answer(keyed(), "nothing", "{}").statusCode(404);
        assertTrue(rows().isEmpty());
    }

    @Test
    void one_that_is_too_large_once_it_is_put_right_is_rejected_and_all_others_are_recorded() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        String halves = "{\"event\":\"" + event + "\",\"properties\":{\"half\":\"" + "\\ud800".repeat(30_000) + "\"}}";
        String body = "{\"writeKey\":\"" + KEY + "\",\"batch\":[" + halves.replace("{\"event\"", "{\"type\":\"track\",\"event\"") + "," + track(product).put("type", "track").encode() + "]}";
        var answer = new JsonObject(browser.write("POST", "/v1/batch", null, body).body());
        assertEquals(new JsonArray("[\": larger than 32 KB\"]"), answer.getJsonArray("rejected").getJsonObject(0).getJsonArray("faults"));
        assertEquals(1, answer.getInteger("stored"));
        sent(keyed(), "track", track(UUID.randomUUID().toString())).body("stored", equalTo(1));
    }

    private JsonObject track(String id) {
        return new JsonObject().put("event", event).put("messageId", id);
    }

    private JsonObject batch(String... ids) {
        JsonArray events = new JsonArray();
        for (String id : ids) events.add(track(id).put("type", "track"));
        return new JsonObject().put("batch", events).put("sentAt", Instant.now().toString());
    }

    private static RequestSpecification keyed() {
        return given().header("Touchstone-Key", KEY);
    }

    private ValidatableResponse sent(RequestSpecification request, String kind, JsonObject body) {
        return answer(request, kind, body.encode()).statusCode(200);
    }

    private ValidatableResponse answer(RequestSpecification request, String kind, String body) {
        return request.port(port).contentType("application/json").body(body).post("/v1/" + kind).then();
    }

    private RequestSpecification as(String user) {
        return given().port(port).auth().oauth2(Tokens.of(user));
    }

    private Row row() {
        List<Row> rows = rows();
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private List<Row> rows() {
        ledger.arrived();
        return ledger.query("select * from interaction where event = $1 and refusal is null", event);
    }
}
