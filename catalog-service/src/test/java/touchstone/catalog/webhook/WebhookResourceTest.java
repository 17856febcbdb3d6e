package touchstone.catalog.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.commons.webhook.Secret;
import touchstone.test.Tokens;

@QuarkusTest
class WebhookResourceTest {
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal = 500;
    private HttpServer subscriber;

    @Inject ReactiveMongoDatabase database;

    private record Message(String id, String timestamp, String signature, String type, String body) {}

    @BeforeEach
    void listen() throws IOException {
        TestProducts.ready();
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Message(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? refusal : 204, -1);
            exchange.close();
        });
        subscriber.start();
    }

    @AfterEach
    void stop() {
        subscriber.stop(0);
    }

    @Test
    void a_publication_and_a_withdrawal_are_told_in_their_order_signed_and_without_a_value() throws Exception {
        JsonPath webhook = subscribe();
        TestProduct product = TestProducts.published("Quiet Pump");
        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);

        Message published = next(product, webhook);
        JsonPath event = JsonPath.from(published.body());
        assertEquals("application/cloudevents+json", published.type());
        assertEquals("1.0", event.getString("specversion"));
        assertEquals(published.id(), event.getString("id"));
        assertEquals("touchstone.product.published", event.getString("type"));
        assertEquals("product/" + product.id(), event.getString("subject"));
        assertEquals(Map.of("product", product.id(), "revision", 1, "channel", "web", "locale", "en"), event.getMap("data"));
        assertFalse(published.body().contains("Quiet"), published.body());
        assertEquals("touchstone.product.withdrawn", JsonPath.from(next(product, webhook).body()).getString("type"));
    }

    @Test
    void an_event_that_is_not_taken_is_told_again_and_both_attempts_are_seen() throws Exception {
        JsonPath webhook = subscribe();
        refusals.set(1);
        TestProduct product = TestProducts.published();

        String first = next(product, webhook).id();
        assertEquals(first, next(product, webhook).id());

        var attempts = operator().get("/webhooks/{id}/deliveries", webhook.getString("id"));
        for (Instant deadline = Instant.now().plusSeconds(20); attempts.jsonPath().getList("items").size() < 2 && Instant.now().isBefore(deadline); ) {
            attempts = operator().get("/webhooks/{id}/deliveries", webhook.getString("id"));
        }
        attempts.then().statusCode(200).body("items[1].status", equalTo(500)).body("items[1].failure", equalTo("not taken")).body("items[1].attempt", equalTo(1))
                .body("items[0].status", equalTo(204)).body("items[0].failure", nullValue()).body("items[0].attempt", equalTo(2)).body("items[0].event", equalTo(first));
    }

    @Test
    void what_is_published_while_a_subscription_is_paused_is_told_when_it_is_active_again() throws Exception {
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");
        state(id, "\"1\"", Map.of("state", "PAUSED", "reason", "maintenance")).then().statusCode(200).header("ETag", equalTo("\"2\"")).body("state", equalTo("PAUSED"))
                .body("reason", equalTo("maintenance"));
        TestProduct product = TestProducts.published();
        // Another subscription hears of it, so that there was time to.
        JsonPath other = subscribe();
        next(TestProducts.published(), other);
        assertTrue(received.stream().noneMatch(message -> message.body().contains(product.id())));

        state(id, "\"2\"", Map.of("state", "ACTIVE")).then().statusCode(200).body("reason", nullValue());
        next(product, webhook);
        problem(state(id, "\"2\"", Map.of("state", "PAUSED")), 412, "revision-outdated");
        problem(operator().body(Map.of("state", "PAUSED")).put("/webhooks/{id}/state", id), 428, "if-match-required");
        problem(state(id, "\"3\"", Map.of()), 422, "invalid");
        problem(state(id, "\"3\"", Map.of("state", "DISABLED")), 400, "malformed-json");
    }

    @Test
    void a_subscriber_that_is_gone_or_takes_nothing_for_days_is_asked_no_more_and_the_reason_is_seen() throws Exception {
        JsonPath gone = subscribe();
        refusal = 410;
        refusals.set(1);
        next(TestProducts.published(), gone);
        await(gone.getString("id"), "state", "DISABLED").then().body("reason", containsString("410"));

        JsonPath failing = subscribe();
        refusal = 500;
        refusals.set(1_000);
        next(TestProducts.published(), failing);
        Response disabled = operator().get("/webhooks/{id}", failing.getString("id"));
        // Again and again: an attempt under way writes down its own time.
        for (Instant deadline = Instant.now().plusSeconds(60); !"DISABLED".equals(disabled.path("state")) && Instant.now().isBefore(deadline); ) {
            database.getCollection("webhooks").updateOne(new Document("_id", failing.getString("id")), new Document("$set",
                    new Document("failingSince", Date.from(Instant.now().minus(Duration.ofDays(4)))).append("notUntil", new Date()))).await().atMost(Duration.ofSeconds(20));
            disabled = operator().get("/webhooks/{id}", failing.getString("id"));
        }
        disabled.then().body("reason", containsString("status 500")).body("failingSince", notNullValue());

        refusals.set(0);
        state(failing.getString("id"), disabled.header("ETag"), Map.of("state", "ACTIVE")).then().statusCode(200).body("failures", equalTo(0)).body("failingSince", nullValue());
        await(failing.getString("id"), "failures", 0);
    }

    @Test
    void a_secret_is_replaced_and_both_sign_for_a_while() throws Exception {
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");
        JsonPath rotated = operator().header("If-Match", "\"1\"").body(Map.of("overlap", "PT1H")).post("/webhooks/{id}/secrets", id).then().statusCode(201).header("ETag", equalTo("\"2\""))
                .body("earlierSecretUntil", notNullValue()).extract().jsonPath();
        assertNotEquals(webhook.getString("secret"), rotated.getString("secret"));

        TestProduct product = TestProducts.published();
        Message both = received(product);
        assertEquals(signed(rotated, both) + " " + signed(webhook, both), both.signature());
        operator().header("If-Match", "\"2\"").body(Map.of("overlap", "PT0S")).post("/webhooks/{id}/secrets", id).then().statusCode(201);
        // The first one still signs until its hour is over; the second does not.
        Message again = received(TestProducts.published());
        assertTrue(again.signature().endsWith(signed(webhook, again)));
        assertFalse(again.signature().contains(signed(rotated, again)));

        problem(operator().header("If-Match", "\"3\"").body(Map.of("overlap", "P8D")).post("/webhooks/{id}/secrets", id), 422, "invalid");
        problem(operator().header("If-Match", "\"1\"").body(Map.of()).post("/webhooks/{id}/secrets", id), 412, "revision-outdated");
        problem(operator().body(Map.of()).post("/webhooks/{id}/secrets", id), 428, "if-match-required");
        operator().get("/webhooks/{id}", id).then().body("secret", nullValue());
    }

    @Test
    void events_are_delivered_once_more_one_or_a_range_of_them() throws Exception {
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");
        TestProduct first = TestProducts.published();
        TestProduct second = TestProducts.published();
        String one = next(first, webhook).id();
        String two = next(second, webhook).id();
        for (Instant deadline = Instant.now().plusSeconds(20); operator().get("/webhooks/{id}/deliveries", id).jsonPath().getList("items.event").size() < 2 && Instant.now().isBefore(deadline); ) {}

        operator().body(Map.of("from", one)).post("/webhooks/{id}/redeliveries", id).then().statusCode(202).body("next", equalTo(one)).body("last", equalTo(one));
        assertEquals(one, next(first, webhook).id());
        operator().body(Map.of("from", one, "to", two)).post("/webhooks/{id}/redeliveries", id).then().statusCode(202);
        assertEquals(one, next(first, webhook).id());
        assertEquals(two, next(second, webhook).id());

        for (Instant deadline = Instant.now().plusSeconds(20); !operator().get("/webhooks/{id}/redeliveries", id).jsonPath().getList("items").isEmpty() && Instant.now().isBefore(deadline); ) {}
        operator().get("/webhooks/{id}/redeliveries", id).then().statusCode(200).body("items", hasSize(0));
        operator().queryParam("limit", 200).get("/webhooks/{id}/deliveries", id).then().body("items.findAll { it.event == '" + one + "' }.again", equalTo(List.of(true, true, false)));
        for (Map<String, String> wrong : List.of(Map.of("from", "999999999-0"), Map.of("from", two, "to", one))) {
            problem(operator().body(wrong).post("/webhooks/{id}/redeliveries", id), 422, "events-unknown");
        }
        problem(operator().body(Map.of("from", "x")).post("/webhooks/{id}/redeliveries", id), 400, "no-event");
        problem(operator().body(Map.of()).post("/webhooks/{id}/redeliveries", id), 422, "invalid");
        problem(operator().body(Map.of("from", one)).post("/webhooks/{id}/redeliveries", UUID.randomUUID()), 404, "webhook-not-found");
    }

    @Test
    void only_so_many_redeliveries_wait() {
        refusals.set(1_000);
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");
        state(id, "\"1\"", Map.of("state", "PAUSED")).then().statusCode(200);
        database.getCollection("webhooks").updateOne(new Document("_id", id), new Document("$set", new Document("entry", 5L))).await().atMost(Duration.ofSeconds(20));

        for (int i = 0; i < Redeliveries.MOST; i++) operator().body(Map.of("from", "1-0", "to", "2-0")).post("/webhooks/{id}/redeliveries", id).then().statusCode(202);
        problem(operator().body(Map.of("from", "1-0")).post("/webhooks/{id}/redeliveries", id), 409, "too-many-redeliveries");
        operator().delete("/webhooks/{id}", id).then().statusCode(204);
    }

    @Test
    void the_log_of_deliveries_is_read_page_by_page() throws Exception {
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");
        for (int i = 0; i < 3; i++) next(TestProducts.published(), webhook);
        for (Instant deadline = Instant.now().plusSeconds(20); operator().get("/webhooks/{id}/deliveries", id).jsonPath().getList("items").size() < 3 && Instant.now().isBefore(deadline); ) {}

        List<String> all = operator().get("/webhooks/{id}/deliveries", id).jsonPath().getList("items.event");
        var page = operator().queryParam("limit", 2).get("/webhooks/{id}/deliveries", id).jsonPath();
        assertEquals(all.subList(0, 2), page.getList("items.event"));
        var rest = operator().queryParam("limit", 200).queryParam("after", page.getString("next")).get("/webhooks/{id}/deliveries", id).jsonPath();
        assertEquals(all.subList(2, all.size()), rest.getList("items.event").subList(0, all.size() - 2));
        problem(operator().queryParam("after", "x").get("/webhooks/{id}/deliveries", id), 400, "malformed-cursor");
        problem(operator().queryParam("limit", 0).get("/webhooks/{id}/deliveries", id), 422, "invalid");
    }

    @Test
    void only_operators_see_to_subscriptions() {
        String id = subscribe().getString("id");
        for (var as : List.of(TestPeople.steward(), TestPeople.approver())) {
            problem(as.header("If-Match", "\"1\"").body(Map.of("state", "PAUSED")).put("/webhooks/{id}/state", id), 403, "forbidden");
        }
        problem(TestPeople.steward().header("If-Match", "\"1\"").body(Map.of()).post("/webhooks/{id}/secrets", id), 403, "forbidden");
        problem(TestPeople.steward().body(Map.of("from", "1-0")).post("/webhooks/{id}/redeliveries", id), 403, "forbidden");
        problem(RestAssured.given().get("/webhooks/{id}/redeliveries", id), 401, "unauthorized");
    }

    @Test
    void a_secret_is_told_once_and_a_subscription_ends() {
        JsonPath webhook = subscribe();
        String id = webhook.getString("id");

        assertNotNull(webhook.getString("secret"));
        operator().get("/webhooks/{id}", id).then().statusCode(200).body("secret", nullValue()).body("channel", equalTo("web"));
        operator().get("/webhooks").then().statusCode(200).body("items.id", hasItem(id));
        operator().delete("/webhooks/{id}", id).then().statusCode(204);
        operator().get("/webhooks").then().body("items.id", not(hasItem(id)));
        for (String path : new String[] {"/webhooks/{id}", "/webhooks/{id}/deliveries"}) {
            operator().get(path, id).then().statusCode(404).body("type", equalTo("/problems/webhook-not-found"));
        }
        operator().delete("/webhooks/{id}", id).then().statusCode(404);
    }

    @Test
    void what_cannot_be_subscribed_to_is_refused() {
        for (String url : new String[] {"ftp://127.0.0.1/", "http://user:word@127.0.0.1/", "mailto:a@contoso.test"}) {
            operator().body(Map.of("url", url)).post("/webhooks").then().statusCode(422).body("type", equalTo("/problems/address-not-allowed"));
        }
        operator().body(Map.of("url", "http://127.0.0.1/", "channel", "none")).post("/webhooks").then().statusCode(422).body("type", equalTo("/problems/channel-unknown"));
        operator().body(Map.of()).post("/webhooks").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        TestPeople.steward().body(Map.of("url", "http://127.0.0.1/")).post("/webhooks").then().statusCode(403);
        RestAssured.given().contentType("application/json").body(Map.of()).post("/webhooks").then().statusCode(401);
        operator().get("/webhooks/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    private JsonPath subscribe() {
        String url = "http://127.0.0.1:" + subscriber.getAddress().getPort() + "/events";
        return operator().body(Map.of("url", url, "channel", "web")).post("/webhooks").then().statusCode(201).extract().jsonPath();
    }

    /** The next message about a product, its signature checked. */
    private Message next(TestProduct product, JsonPath webhook) throws InterruptedException {
        for (Message message = received.poll(20, TimeUnit.SECONDS); message != null; message = received.poll(20, TimeUnit.SECONDS)) {
            if (!message.body().contains(product.id())) continue;
            // Another subscription of the same test hears of it too.
            if (!signed(webhook, message).equals(message.signature())) continue;
            return message;
        }
        throw new AssertionError("nothing was told of " + product.id());
    }

    private Message received(TestProduct product) throws InterruptedException {
        for (Message message = received.poll(20, TimeUnit.SECONDS); message != null; message = received.poll(20, TimeUnit.SECONDS)) {
            if (message.body().contains(product.id())) return message;
        }
        throw new AssertionError("nothing was told of " + product.id());
    }

    private static String signed(JsonPath webhook, Message message) {
        return new Secret(webhook.getString("secret")).sign(message.id(), Instant.ofEpochSecond(Long.parseLong(message.timestamp())), message.body());
    }

    private static Response await(String id, String member, Object value) {
        Response answer = operator().get("/webhooks/{id}", id);
        for (Instant deadline = Instant.now().plusSeconds(30); !value.equals(answer.path(member)) && Instant.now().isBefore(deadline); ) answer = operator().get("/webhooks/{id}", id);
        answer.then().body(member, equalTo(value));
        return answer;
    }

    private static Response state(String id, String ifMatch, Map<String, String> wanted) {
        return operator().header("If-Match", ifMatch).body(wanted).put("/webhooks/{id}/state", id);
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return TestPeople.with(Tokens.of("operator"));
    }
}
