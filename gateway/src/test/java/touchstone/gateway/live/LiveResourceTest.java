package touchstone.gateway.live;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class LiveResourceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Only this test's touches. */
    private final String verb = "t-" + UUID.randomUUID().toString().replaceAll("[^a-z]", "x");

    private record Event(String name, String id, String data) {}

    @Test
    void touches_are_told_as_they_arrive_and_whoever_comes_back_misses_none() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            UUID prospect = UUID.randomUUID();
            Tokens.Person person = ledger.registered(prospect);
            String last;
            UUID first;
            try (BufferedReader stream = watch(null)) {
                assertEquals("connected", event(stream).name());
                first = ledger.touch(person, touch());
                Event event = event(stream);
                assertEquals(first.toString(), new JsonObject(event.data()).getString("id"));
                assertEquals(prospect.toString(), new JsonObject(event.data()).getString("prospect"));
                last = event.id();
            }
            List<String> missed = new ArrayList<>();
            for (int i = 0; i < 5; i++) missed.add(ledger.touch(touch()).toString());
            ledger.touch("verb=viewed");
            try (BufferedReader stream = watch(last)) {
                assertEquals("connected", event(stream).name());
                List<String> told = new ArrayList<>();
                while (told.size() < 5) told.add(new JsonObject(event(stream).data()).getString("id"));
                assertEquals(missed, told);
            }
        });
    }

    @Test
    void a_silent_stream_gives_signs_of_life() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            try (BufferedReader stream = watch(null)) {
                assertEquals("connected", event(stream).name());
                line(stream, line -> line.startsWith(":"));
            }
        });
    }

    @Test
    void the_stream_is_for_sales_and_stewards() {
        given().port(port).get("/interactions/live").then().statusCode(401);
        given().port(port).auth().oauth2(Tokens.of("approver")).get("/interactions/live").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        for (String last : List.of("x", "7", UUID.randomUUID() + ":", UUID.randomUUID() + ":1,")) {
            given().port(port).auth().oauth2(Tokens.of("sales")).header("Last-Event-ID", last).get("/interactions/live").then().statusCode(400)
                    .body("type", equalTo("/problems/last-event-id-unreadable"));
        }
    }

    private String touch() {
        return "verb=" + verb + ", subject=\"product/1\"";
    }

    private BufferedReader watch(String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/interactions/live?verb=" + verb))
                .header("Authorization", "Bearer " + Tokens.of("sales")).header("Accept", "text/event-stream");
        if (last != null) request.header("Last-Event-ID", last);
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event; signs of life are left out. */
    private static Event event(BufferedReader stream) throws IOException {
        String name = null;
        String id = null;
        String data = null;
        while (true) {
            String line = line(stream, any -> true);
            if (line.startsWith("event:")) name = line.substring(6).strip();
            else if (line.startsWith("id:")) id = line.substring(3).strip();
            else if (line.startsWith("data:")) data = line.substring(5).strip();
            else if (line.isEmpty() && data != null) return new Event(name, id, data);
        }
    }

    private static String line(BufferedReader stream, Predicate<String> wanted) throws IOException {
        while (true) {
            String line = stream.readLine();
            if (line == null) throw new AssertionError("the stream has ended");
            if (wanted.test(line)) return line;
        }
    }
}
