package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;
import static touchstone.gateway.front.TestDoor.join;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request when a side goes away, breaks off or takes too long. */
class BrokenPassageTest extends TestPassage {
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_client_that_goes_away_is_missed_by_the_service_and_recorded(HttpClient.Version version) {
        AtomicBoolean reached = new AtomicBoolean();
        AtomicBoolean gone = new AtomicBoolean();
        service = request -> {
            request.response().closeHandler(closed -> gone.set(true)).exceptionHandler(reset -> gone.set(true));
            reached.set(true);
        };
        var versioned = HttpClient.newBuilder().version(version).build();
        var answer = versioned.sendAsync(request("/leads").build(), BodyHandlers.ofString());
        await(reached::get);
        answer.cancel(true);
        await(gone::get);
        await(() -> door.recorder.answers() == 1);
        assertEquals(1, door.interactions().size());
        assertEquals("499 client-gone", door.lastInteraction().get("status").asText() + " " + door.lastInteraction().get("refusal").asText());
    }

    @Test
    void what_a_client_asked_to_be_done_is_recorded_though_it_left() {
        AtomicReference<HttpServerRequest> asked = new AtomicReference<>();
        service = request -> request.endHandler(whole -> asked.set(request)).resume();
        var answer = client.sendAsync(request("/leads").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
        await(() -> asked.get() != null);
        answer.cancel(true);
        await(() -> {
            // The answer comes after the client has gone, however long that takes to be noticed.
            if (!asked.get().response().ended()) door.vertx.setTimer(300, later -> asked.get().response().setStatusCode(201).putHeader("Touchstone-Touch", "verb=requested").end());
            return !door.interactions().isEmpty();
        });
        assertEquals("201 requested", door.lastInteraction().get("status").asText() + " " + door.lastInteraction().get("verb").asText());
        await(() -> door.recorder.answers() == 1);
    }

    @Test
    void a_write_that_breaks_off_in_its_middle_is_recorded_and_undone_behind() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean gone = new AtomicBoolean();
        service = request -> request.handler(chunk -> begun.set(true)).exceptionHandler(reset -> gone.set(true)).response().closeHandler(closed -> gone.set(true));
        try (Socket socket = new Socket("127.0.0.1", door.port)) {
            socket.getOutputStream().write("POST /leads HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            await(begun::get);
        }
        await(gone::get);
        await(() -> !door.interactions().isEmpty());
        assertEquals("499 client-gone", door.lastInteraction().get("status").asText() + " " + door.lastInteraction().get("refusal").asText());
        await(() -> door.recorder.answers() == 1);
    }

    @Test
    void a_service_that_keeps_failing_is_left_alone_for_a_while() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        service = request -> {
            reached.incrementAndGet();
            request.connection().close();
        };
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertProblem(502, "bad-gateway", client.send(request("/leads").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
        }
        var refused = client.send(request("/leads").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertProblem(503, "service-unreachable", refused);
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait >= 1 && wait <= 6, "wait " + wait);
        assertEquals(Breaker.FAILURES, reached.get());
        assertProblem(502, "bad-gateway", client.send(request("/products").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
    }

    @Test
    void a_half_answer_does_not_look_like_a_whole_one() {
        service = request -> {
            request.response().setChunked(true).write("half");
            door.vertx.setTimer(50, later -> request.connection().close());
        };
        assertThrows(IOException.class, () -> client.send(request("/leads").build(), BodyHandlers.ofString()));
    }

    @Test
    void a_short_answer_that_breaks_off_in_its_middle_is_a_bad_gateway_and_recorded_as_one() throws Exception {
        service = request -> request.response().putHeader("Content-Length", "100").write("half").onComplete(written -> request.connection().close());

        assertProblem(502, "bad-gateway", client.send(request("/leads").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
        assertEquals("bad-gateway", door.lastInteraction().get("refusal").asText());
    }

    @Test
    void a_service_that_breaks_off_is_a_bad_gateway_and_a_read_is_tried_once_more() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        service = request -> {
            if (tries.incrementAndGet() == 2) request.response().end("second try");
            else request.connection().close();
        };
        assertEquals("second try", client.send(request("/leads").build(), BodyHandlers.ofString()).body());
        tries.set(2);
        assertProblem(502, "bad-gateway", client.send(request("/leads").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
        assertEquals(3, tries.get());
    }

    @Test
    void an_answer_that_cannot_be_understood_ends_and_does_not_hang() {
        service = request -> request.response().putHeader("Touchstone-Visitor", "no id").end();
        assertThrows(IOException.class, () -> client.send(request("/shop/").build(), BodyHandlers.ofString()));
        door.callers = request -> {
            throw new IllegalStateException("unforeseen");
        };
        assertEquals(500, client.sendAsync(request("/leads").build(), BodyHandlers.ofString()).join().statusCode());
        assertEquals(1, door.interactions().size());
    }

    @Test
    void a_service_that_is_not_there_is_unreachable() throws Exception {
        join(door.service.close());
        assertProblem(503, "service-unreachable", client.send(request("/leads").build(), BodyHandlers.ofString()));
    }

    @Test
    void a_service_that_takes_too_long_is_given_up() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        service = request -> request.response().closeHandler(closed -> gone.set(true));
        var impatient = new Routes(List.of(Route.to(Upstream.LEAD, "/leads").taking(100, Duration.ofMillis(100))));
        try (TestDoor quick = new TestDoor(folder.resolve("quick"), request -> service.accept(request), impatient, Map.of())) {
            assertProblem(504, "gateway-timeout", client.send(HttpRequest.newBuilder(URI.create(quick.url("/leads"))).build(), BodyHandlers.ofString()));
            await(gone::get);
            assertEquals(1, quick.interactions().size());
        }
    }

    @Test
    void an_early_answer_leaves_no_connection_behind() throws Exception {
        service = request -> request.response().setStatusCode(409).end("enough");
        try (TestDoor narrow = new TestDoor(folder.resolve("narrow"), request -> service.accept(request), Routes.PUBLIC, Map.of("touchstone.front.connections", "2"))) {
            narrow.callers = door.callers;
            for (int i = 0; i < 6; i++) {
                try (Socket socket = new Socket("127.0.0.1", narrow.port)) {
                    socket.setSoTimeout(30_000);
                    socket.getOutputStream().write("POST /leads HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
                    String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    assertEquals("HTTP/1.1 409", head, "request " + i);
                }
            }
        }
    }
}
