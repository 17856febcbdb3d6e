package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.gateway.session.Caller;

/** Clients that hold what they have as long as they can. */
class SlowClientTest {
    private static final String HALF = "POST /leads HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 100\r\n\r\nhalf";
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reached = new AtomicInteger();
    private volatile Consumer<HttpServerRequest> service = request -> request.endHandler(end -> request.response().end("ok")).resume();
    @TempDir
    Path folder;

    private TestDoor door(Routes routes, Map<String, String> settings) {
        TestDoor door = new TestDoor(folder, request -> {
            reached.incrementAndGet();
            service.accept(request);
        }, routes, settings);
        door.callers = request -> Future.succeededFuture(new Caller(null, "steward", "token", null, null));
        return door;
    }

    @Test
    void a_head_that_does_not_come_to_its_end_is_refused_and_recorded() throws Exception {
        try (TestDoor door = door(Routes.PUBLIC, Map.of("touchstone.front.head", "PT1S")); Socket socket = connected(door)) {
            var out = socket.getOutputStream();
            out.write("GET /leads HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            AtomicBoolean answered = new AtomicBoolean();
            await(() -> {
                try {
                    if (socket.getInputStream().available() > 0) answered.set(true);
                    else out.write('x');
                    return answered.get();
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 408", answer);
            assertEquals("request-timeout 408", door.lastInteraction().get("refusal").asText() + " " + door.lastInteraction().get("status").asText());
            assertEquals(1, door.interactions().size());
            await(() -> door.recorder.answers() == 1);
            assertEquals(0, reached.get());
        }
    }

    @Test
    void a_connection_on_which_nobody_asks_is_closed_without_a_word() throws Exception {
        try (TestDoor door = door(Routes.PUBLIC, Map.of("touchstone.front.head", "PT1S")); Socket socket = connected(door)) {
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(0, door.interactions().size());
        }
    }

    @Test
    void an_upload_that_takes_too_long_is_given_up() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        service = request -> request.exceptionHandler(reset -> gone.set(true)).response().closeHandler(closed -> gone.set(true));
        var impatient = new Routes(List.of(Route.to(Upstream.LEAD, "/leads").taking(100, Duration.ofMillis(100))));
        try (TestDoor door = door(impatient, Map.of()); Socket socket = connected(door)) {
            socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 408", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            await(gone::get);
            assertEquals("request-timeout", door.lastInteraction().get("refusal").asText());
        }
    }

    @Test
    void who_only_reads_does_not_wait_behind_uploads() throws Exception {
        try (TestDoor door = door(Routes.PUBLIC, Map.of("touchstone.front.connections", "2")); Socket one = half(door); Socket two = half(door)) {
            await(() -> reached.get() == 2);
            assertEquals("ok", get(door));
        }
    }

    @Test
    void from_one_address_only_so_many_bodies_are_taken_at_once() throws Exception {
        try (TestDoor door = door(Routes.PUBLIC, Map.of("touchstone.limits.uploads", "3"))) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 3; i++) slow.add(half(door));
            await(() -> reached.get() == 3);
            try (Socket tooMany = half(door)) {
                String answer = new String(tooMany.getInputStream().readNBytes(600), 0, 300, StandardCharsets.US_ASCII);
                assertTrue(answer.startsWith("HTTP/1.1 429") && answer.toLowerCase().contains("retry-after: 1"), answer);
            }
            assertEquals("too-many-uploads", door.lastInteraction().get("refusal").asText());
            assertEquals(3, reached.get());
            assertEquals("ok", get(door), "reading goes on");
            slow.get(0).getOutputStream().write("x".repeat(96).getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 200", new String(slow.get(0).getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            slow.get(1).close();
            for (int i = 0; i < 2; i++) await(() -> {
                try (Socket next = half(door)) {
                    next.getOutputStream().write("x".repeat(96).getBytes(StandardCharsets.US_ASCII));
                    return new String(next.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (Socket socket : slow) socket.close();
        }
    }

    private String get(TestDoor door) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(door.url("/leads"))).build(), BodyHandlers.ofString()).body();
    }

    private static Socket half(TestDoor door) throws IOException {
        Socket socket = connected(door);
        socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Socket connected(TestDoor door) throws IOException {
        Socket socket = new Socket("127.0.0.1", door.port);
        socket.setSoTimeout(30_000);
        return socket;
    }
}
