package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.gateway.front.TestDoor.json;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer exactly once, and what happens when that cannot be. */
class RecordingTest {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reached = new AtomicInteger();
    @TempDir
    Path folder;

    private TestDoor door(Map<String, String> settings) {
        return new TestDoor(folder.resolve("journal"), request -> {
            reached.incrementAndGet();
            request.response().end("ok");
        }, Routes.PUBLIC, settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "always", "none"})
    void each_of_many_answers_is_recorded_once(String sync) {
        try (TestDoor door = door(Map.of("touchstone.journal.sync", sync, "touchstone.journal.segment-bytes", "20000"))) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 500)
                    .mapToObj(i -> client.sendAsync(request(door, i % 3 == 0 ? "/nowhere" : "/providers"), BodyHandlers.ofString())).toList();
            List<String> ids = answers.stream().map(answer -> answer.join().headers().firstValue("X-Request-Id").orElseThrow()).sorted().toList();
            assertEquals(ids, door.interactions().stream().map(interaction -> interaction.get("id").asText()).sorted().toList());
            assertEquals(500, door.recorder.answers());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "always", "none"})
    void what_the_door_answers_itself_is_recorded_also_where_requests_come_without_waiting(String sync) throws IOException {
        try (TestDoor door = door(Map.of("touchstone.journal.sync", sync)); Socket socket = new Socket("127.0.0.1", door.port)) {
            String request = "GET /nowhere HTTP/1.1\r\nHost: shop.test\r\n";
            socket.getOutputStream().write(((request + "\r\n").repeat(7) + request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(8, answers.split("HTTP/1.1 404 ", -1).length - 1);
            assertEquals(8, door.interactions().size());
            assertEquals(8, door.recorder.answers());
        }
    }

    @Test
    void streams_of_one_connection_are_recorded_each() {
        try (TestDoor door = door(Map.of())) {
            HttpClient multiplexing = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            // The first one upgrades the connection that the others share.
            assertEquals(HttpClient.Version.HTTP_2, multiplexing.sendAsync(request(door, "/providers"), BodyHandlers.ofString()).join().version());
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 90)
                    .mapToObj(i -> multiplexing.sendAsync(request(door, i % 3 == 0 ? "/nowhere" : "/providers"), BodyHandlers.ofString())).toList();
            assertEquals(30, answers.stream().filter(answer -> answer.join().statusCode() == 404).count());
            assertEquals(91, door.interactions().size());
            assertEquals(91, door.recorder.answers());
        }
    }

    @Test
    void what_cannot_be_recorded_does_not_happen() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.journal.segment-bytes", "1"))) {
            assertEquals(200, get(door).statusCode());
            withoutFolder(() -> {
                assertEquals("/problems/not-recorded", json(get(door).body()).get("type").asText());
                int before = reached.get();
                assertEquals(503, get(door).statusCode());
                assertEquals(before, reached.get(), "known to fail, so that the service is not even asked");
            });
            // The refusal that could be recorded again is what ends it.
            assertEquals(503, get(door).statusCode());
            assertEquals(200, get(door).statusCode());
            assertEquals(2, door.recorder.unrecorded());
            assertEquals(5, door.recorder.answers());
            assertEquals(3, door.interactions().size());
        }
    }

    @Test
    void a_shop_may_choose_to_go_on_unrecorded_and_knows_how_much() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.journal.segment-bytes", "1", "touchstone.journal.when-full", "serve"))) {
            assertEquals(200, get(door).statusCode());
            withoutFolder(() -> assertEquals(200, get(door).statusCode()));
            assertEquals(200, get(door).statusCode());
            assertEquals(1, door.recorder.unrecorded());
            assertEquals(3, door.recorder.answers());
            assertEquals(2, door.interactions().size());
        }
    }

    /** While the folder is away no new segment can be begun, which every frame needs when segments are this small. */
    private void withoutFolder(Step step) throws IOException {
        Path away = Files.move(folder.resolve("journal"), folder.resolve("away"));
        step.run();
        Files.move(away, folder.resolve("journal"));
    }

    private interface Step {
        void run() throws IOException;
    }

    private HttpResponse<String> get(TestDoor door) {
        return client.sendAsync(request(door, "/providers"), BodyHandlers.ofString()).join();
    }

    private static HttpRequest request(TestDoor door, String path) {
        return HttpRequest.newBuilder(URI.create(door.url(path))).build();
    }
}
