package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;
import static touchstone.gateway.front.TestDoor.join;
import static touchstone.gateway.front.TestDoor.json;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.gateway.session.Caller;

/** Bodies of all sizes and paces, both ways, and what becomes of them when a side goes away. */
class PassageTest {
    private static final int MIB = 1 << 20;
    private static final Caller STEWARD = new Caller(null, "steward", "token", null, null);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    @TempDir
    Path folder;
    private TestDoor door;
    private volatile Consumer<HttpServerRequest> service;

    @BeforeEach
    void open() {
        door = new TestDoor(folder, request -> service.accept(request));
        door.callers = request -> Future.succeededFuture(STEWARD);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_large_upload_streams_through(HttpClient.Version version) throws Exception {
        AtomicLong received = new AtomicLong();
        service = request -> request.handler(chunk -> received.addAndGet(chunk.length())).endHandler(end -> request.response().end(received.toString()));
        byte[] megabyte = new byte[MIB];

        var versioned = HttpClient.newBuilder().version(version).build();
        var answer = versioned.send(request("/imports").POST(BodyPublishers.ofByteArrays(() -> Collections.nCopies(50, megabyte).iterator())).build(), BodyHandlers.ofString());

        assertEquals(String.valueOf(50 * MIB), answer.body());
        assertEquals(1, door.interactions().size());
    }

    @Test
    void an_upload_does_not_run_ahead_of_a_slow_service() throws Exception {
        AtomicReference<HttpServerRequest> slow = new AtomicReference<>();
        service = request -> {
            request.pause();
            request.endHandler(end -> request.response().end());
            slow.set(request);
        };
        AtomicInteger sent = new AtomicInteger();
        var answer = client.sendAsync(request("/imports").POST(BodyPublishers.ofInputStream(() -> new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (sent.get() == 40 * MIB) return -1;
                int some = Math.min(length, 40 * MIB - sent.get());
                sent.addAndGet(some);
                return some;
            }
        })).build(), BodyHandlers.discarding());

        await(() -> slow.get() != null);
        long settled = settled(sent);
        assertTrue(settled < 20 * MIB, "sent ahead: " + settled);
        door.vertx.runOnContext(go -> slow.get().resume());
        assertEquals(200, answer.get().statusCode());
        assertEquals(40 * MIB, sent.get());
    }

    /** Its value once it has stood still. */
    private static long settled(AtomicInteger value) {
        AtomicLong last = new AtomicLong(-1);
        AtomicLong since = new AtomicLong();
        await(() -> {
            if (value.get() != last.getAndSet(value.get())) since.set(System.nanoTime());
            return System.nanoTime() - since.get() > 500_000_000L;
        });
        return last.get();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_large_download_streams_through(HttpClient.Version version) throws Exception {
        service = request -> {
            HttpServerResponse response = request.response().setChunked(true);
            write(response, 100);
        };
        var versioned = HttpClient.newBuilder().version(version).build();
        var answer = versioned.send(request("/shop/large").build(), BodyHandlers.ofInputStream());
        assertEquals(100L * MIB, answer.body().transferTo(OutputStream.nullOutputStream()));
    }

    private static void write(HttpServerResponse response, int megabytes) {
        int left = megabytes;
        while (left > 0 && !response.writeQueueFull()) {
            response.write(Buffer.buffer(new byte[MIB]));
            left--;
        }
        int rest = left;
        if (left == 0) response.end();
        else response.drainHandler(ready -> write(response, rest));
    }

    @Test
    void the_first_event_of_a_stream_passes_at_once() throws Exception {
        AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
        service = request -> {
            HttpServerResponse response = request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            response.writeHead();
            stream.set(response);
        };
        var answer = client.send(request("/leads").build(), BodyHandlers.ofInputStream());
        assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        door.vertx.runOnContext(go -> stream.get().write("data: 1\n\n"));
        assertEquals("data: 1\n\n", new String(answer.body().readNBytes(9), StandardCharsets.UTF_8));
        assertFalse(stream.get().ended());
        answer.body().close();
    }

    @Test
    void a_body_that_may_not_be_is_not() throws Exception {
        service = request -> {
            int status = Integer.parseInt(request.getParam("status"));
            request.response().setStatusCode(status).putHeader("ETag", "\"7\"");
            if (status == 200) request.response().putHeader("Content-Length", "5");
            request.response().end();
        };
        var head = client.send(request("/products/1?status=200").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertEquals("5", head.headers().firstValue("Content-Length").orElseThrow());
        for (int status : new int[] {204, 304}) {
            var answer = client.send(request("/products/1?status=" + status).build(), BodyHandlers.ofString());
            assertEquals(status, answer.statusCode());
            assertEquals("\"7\"", answer.headers().firstValue("ETag").orElseThrow());
            assertTrue(answer.headers().firstValue("Transfer-Encoding").isEmpty());
        }
        assertEquals(3, door.interactions().size());
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_client_that_goes_away_is_missed_by_the_service(HttpClient.Version version) {
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
        assertEquals(0, door.interactions().size());
        assertEquals(0, door.recorder.answers());
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
    void a_compressed_or_partial_answer_passes_as_it_is() throws Exception {
        byte[] part = {0x1f, (byte) 0x8b, 1, 2, 3};
        service = request -> request.response().setStatusCode(206).putHeader("Content-Encoding", request.getHeader("Accept-Encoding")).putHeader("Vary", "Accept-Encoding")
                .putHeader("Content-Range", request.getHeader("Range").replace("=", " ") + "/99").end(Buffer.buffer(part));
        var answer = client.send(request("/products/1").header("Accept-Encoding", "br").header("Range", "bytes=0-4").build(), BodyHandlers.ofByteArray());
        assertEquals(206, answer.statusCode());
        assertEquals("br", answer.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals("bytes 0-4/99", answer.headers().firstValue("Content-Range").orElseThrow());
        assertEquals(Buffer.buffer(part), Buffer.buffer(answer.body()));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void what_is_on_its_way_is_finished_before_the_end(HttpClient.Version version) throws Exception {
        AtomicReference<HttpServerResponse> slow = new AtomicReference<>();
        service = request -> slow.set(request.response());
        var versioned = HttpClient.newBuilder().version(version).build();
        var answer = versioned.sendAsync(request("/leads").build(), BodyHandlers.ofString());
        await(() -> slow.get() != null);
        Future<Void> drained = door.door.drain(Duration.ofMinutes(1));
        door.vertx.setTimer(200, later -> slow.get().end("whole"));
        join(drained);
        assertEquals("whole", answer.join().body());
        assertEquals(1, door.interactions().size());
        service = request -> request.response().end("late");
        var late = client.send(request("/leads").build(), BodyHandlers.ofString());
        assertEquals("late", late.body(), "until the door is closed nobody is sent away");
        assertEquals("close", late.headers().firstValue("Connection").orElseThrow());
    }

    @Test
    void a_stream_without_an_end_is_not_waited_for() throws Exception {
        service = request -> request.response().putHeader("Content-Type", "text/event-stream").setChunked(true).write("data: 1\n\n");
        var answer = client.send(request("/leads").build(), BodyHandlers.ofInputStream());
        answer.body().readNBytes(9);
        join(door.door.drain(Duration.ofMinutes(10)));
    }

    @Test
    void draining_ends_when_its_time_is_up() {
        AtomicBoolean reached = new AtomicBoolean();
        service = request -> reached.set(true);
        client.sendAsync(request("/leads").build(), BodyHandlers.ofString());
        await(reached::get);
        join(door.door.drain(Duration.ofMillis(100)));
    }

    @Test
    void who_sends_the_head_of_a_request_byte_by_byte_is_not_waited_for() throws Exception {
        service = request -> request.response().end("ok");
        try (TestDoor strict = new TestDoor(folder.resolve("strict"), request -> service.accept(request), Routes.PUBLIC, Map.of("touchstone.front.head", "PT1S"));
             Socket socket = new Socket("127.0.0.1", strict.port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write("GET /leads HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            await(() -> {
                try {
                    out.write('x');
                    return false;
                } catch (IOException closed) {
                    return true;
                }
            });
        }
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
    void an_upload_that_takes_too_long_is_given_up() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        service = request -> request.exceptionHandler(reset -> gone.set(true)).response().closeHandler(closed -> gone.set(true));
        var impatient = new Routes(List.of(Route.to(Upstream.LEAD, "/leads").taking(100, Duration.ofMillis(100))));
        try (TestDoor quick = new TestDoor(folder.resolve("quick"), request -> service.accept(request), impatient, Map.of());
             Socket socket = new Socket("127.0.0.1", quick.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("POST /leads HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 408", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            await(gone::get);
            assertEquals("request-timeout", quick.lastInteraction().get("refusal").asText());
        }
    }

    @Test
    void more_than_a_route_takes_is_refused_announced_or_not() throws Exception {
        service = request -> request.endHandler(end -> request.response().end()).resume();
        byte[] large = new byte[2 * MIB];
        assertProblem(413, "request-entity-too-large", client.send(request("/providers").POST(BodyPublishers.ofByteArray(large)).build(), BodyHandlers.ofString()));
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertProblem(413, "request-entity-too-large", client.send(request("/providers").POST(chunked).build(), BodyHandlers.ofString()));
        assertEquals(2, door.interactions().size());
    }

    @Test
    void a_service_may_answer_before_it_has_read_all() throws Exception {
        service = request -> request.response().setStatusCode(409).end("enough");
        var answer = client.send(request("/imports").POST(BodyPublishers.ofByteArray(new byte[10 * MIB])).build(), BodyHandlers.ofString());
        assertEquals(409, answer.statusCode());
        assertEquals("enough", answer.body());
    }

    @Test
    void an_early_answer_leaves_no_connection_behind() throws Exception {
        service = request -> request.response().setStatusCode(409).end("enough");
        try (TestDoor narrow = new TestDoor(folder.resolve("narrow"), request -> service.accept(request), Routes.PUBLIC, Map.of("touchstone.front.connections", "2"))) {
            narrow.callers = door.callers;
            for (int i = 0; i < 6; i++) {
                try (Socket socket = new Socket("127.0.0.1", narrow.port)) {
                    socket.setSoTimeout(10_000);
                    socket.getOutputStream().write("POST /leads HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
                    String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    assertEquals("HTTP/1.1 409", head, "request " + i);
                }
            }
        }
    }

    @Test
    void a_client_that_waits_for_a_word_to_go_on_gets_it() throws Exception {
        service = request -> request.bodyHandler(body -> request.response().end(body));
        var answer = client.send(request("/leads").expectContinue(true).POST(BodyPublishers.ofString("body")).build(), BodyHandlers.ofString());
        assertEquals("body", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void a_request_without_a_body_has_none_behind_the_door(String method) throws Exception {
        AtomicReference<String> framing = new AtomicReference<>();
        service = request -> {
            framing.set(request.getHeader("Transfer-Encoding") + " " + request.getHeader("Content-Length"));
            request.response().end();
        };
        var twice = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        for (int i = 0; i < 2; i++) {
            assertEquals(200, twice.send(request("/leads").method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString()).statusCode());
            assertTrue(framing.get().equals("null null") || framing.get().equals("null 0"), framing.get());
        }
    }

    private static void assertProblem(int status, String slug, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("/problems/" + slug, json(answer.body()).get("type").asText());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door.url(path)));
    }
}
