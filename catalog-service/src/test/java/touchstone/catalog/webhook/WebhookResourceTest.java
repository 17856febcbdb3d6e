package touchstone.catalog.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

@QuarkusTest
class WebhookResourceTest {
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer subscriber;

    private record Message(String id, String timestamp, String signature, String type, String body) {}

    @BeforeEach
    void listen() throws IOException {
        TestProducts.ready();
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Message(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
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
            assertEquals(new Secret(webhook.getString("secret")).sign(message.id(), Instant.ofEpochSecond(Long.parseLong(message.timestamp())), message.body()), message.signature());
            return message;
        }
        throw new AssertionError("nothing was told of " + product.id());
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return TestPeople.with(Tokens.of("operator"));
    }
}
