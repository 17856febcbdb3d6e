package touchstone.lead.webhook;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import touchstone.test.Tokens;

/** A system of somebody else that listens for events. */
final class TestSubscriber implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    final List<Message> received = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    volatile int refusal = 500;
    private final HttpServer server;

    /** @param body as it was sent */
    record Message(String id, String timestamp, String signature, String type, String body) {
        JsonPath json() {
            return JsonPath.from(body);
        }
    }

    TestSubscriber() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Message(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? refusal : 204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** Subscribes it to these types of events. @return the subscription as it was answered */
    JsonPath subscribe(Map<String, ?> more) {
        var wanted = new HashMap<String, Object>(Map.of("url", url(), "contact", "operator-" + server.getAddress().getPort() + "@fabrikam.test"));
        wanted.putAll(more);
        return asks().body(wanted).post("/lead-webhooks").then().statusCode(201).extract().jsonPath();
    }

    /** Waits for what it is told of something. */
    List<Message> told(String about, int messages) {
        Predicate<Message> wanted = message -> message.body().contains(about);
        await().atMost(PATIENCE).until(() -> received.stream().filter(wanted).count() >= messages);
        return received.stream().filter(wanted).toList();
    }

    static RequestSpecification asks() {
        return RestAssured.given().auth().oauth2(Tokens.of("operator")).contentType(ContentType.JSON);
    }

    static Response state(String id, String ifMatch, String state) {
        return asks().header("If-Match", ifMatch).body(Map.of("state", state)).put("/lead-webhooks/{id}/state", id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
