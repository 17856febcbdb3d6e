package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of all sizes and paces, both ways. */
class PassageTest extends TestPassage {
    private static final int MIB = 1 << 20;
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

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void the_first_event_of_a_stream_passes_at_once(HttpClient.Version version) throws Exception {
        AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
        service = request -> {
            HttpServerResponse response = request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            response.writeHead();
            stream.set(response);
        };
        var answer = HttpClient.newBuilder().version(version).build().send(request("/leads").build(), BodyHandlers.ofInputStream());
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

    @Test
    void what_a_service_says_of_its_answer_outweighs_what_we_would() throws Exception {
        service = request -> request.response().putHeader("Content-Type", "text/html").putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Referrer-Policy", "no-referrer").putHeader("Cross-Origin-Resource-Policy", "cross-origin").end("<p>");
        var headers = client.send(request("/request-status").build(), BodyHandlers.ofString()).headers();
        assertEquals(List.of("default-src 'none'; sandbox"), headers.allValues("Content-Security-Policy"));
        assertEquals(List.of("no-referrer"), headers.allValues("Referrer-Policy"));
        assertEquals(List.of("cross-origin"), headers.allValues("Cross-Origin-Resource-Policy"));
        assertEquals(List.of("DENY"), headers.allValues("X-Frame-Options"));
    }
}
