package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no decent client sends: nothing of them reaches a service as anything but what it is. */
class BadRequestTest {
    private final Queue<String> reached = new ConcurrentLinkedQueue<>();
    @TempDir
    Path folder;
    private volatile String lastX;
    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor(folder, request -> request.bodyHandler(body -> {
            lastX = request.getHeader("X");
            reached.add(request.method() + " " + request.uri() + " " + body);
            request.response().end("ok");
        }));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET /providers HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost : a\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            "GET http://a/../leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\na",
            "POST /providers HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
            "POST /providers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n0\r\n\r\n",
            "POST /providers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
            "GET /providers HTTP/1.1\nHost: a\nConnection: close\n\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\nY: 2\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\u0000\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\r\n Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
            "GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\r\n\tb\r\n\r\n",
            "GET /providers HTTP/1.1\r\n Host: a\r\nX: 1\r\n\r\n",
            "GET /providers/..;/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers/%2e%2e/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers/%252e%252e/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers/..%2fleads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers\\..\\leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET //providers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers/./x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /providers;x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "no http at all\r\n\r\n"})
    void what_is_no_request_is_a_problem_and_recorded(String bytes) throws IOException {
        String answer = send(bytes);

        assertTrue(answer.matches("(?s)HTTP/1[.][01] 400 .*"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertEquals(List.of(), List.copyOf(reached));
        assertEquals(1, door.interactions().size());
        assertEquals(400, door.lastInteraction().get("status").asInt());
        await(() -> door.recorder.answers() == 1);
    }

    @Test
    void a_head_that_is_too_large_is_refused() throws IOException {
        String tooLong = "x".repeat(20_000);
        for (String head : List.of("GET /providers?" + tooLong + " HTTP/1.1\r\nHost: a\r\n\r\n", "GET /providers HTTP/1.1\r\nHost: a\r\nX: " + tooLong + "\r\n\r\n")) {
            String answer = send(head);
            assertTrue(answer.matches("(?s)HTTP/1[.][01] (414|431) .*"), answer);
        }
        assertEquals(2, door.interactions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/0.9"})
    void another_version_is_refused_and_recorded(String version) throws IOException {
        String answer = send("GET /providers " + version + "\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1[.][01] 505 .*"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertEquals(List.of(), List.copyOf(reached));
        assertEquals(1, door.interactions().size());
        await(() -> door.recorder.answers() == 1);
    }

    @Test
    void a_web_socket_is_refused_and_recorded() throws IOException {
        String answer = firstBytes("GET /providers HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
        assertEquals(List.of(), List.copyOf(reached));
        assertEquals("web-socket-not-offered", door.lastInteraction().get("refusal").asText());
    }

    /** RFC 9112, 5.2: refused, or made one line before it is forwarded. */
    @Test
    void a_folded_header_that_comes_with_the_request_before_is_one_line_behind_the_door() throws IOException {
        send("GET /providers HTTP/1.1\r\nHost: a\r\n\r\nGET /providers HTTP/1.1\r\nHost: a\r\nX: 1\r\n Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        assertEquals("1 Transfer-Encoding: chunked", lastX);
        assertEquals(List.of("GET /providers ", "GET /providers "), List.copyOf(reached));
    }

    @Test
    void a_fold_is_found_where_the_bytes_of_a_head_may_come_in_pieces() throws IOException {
        String head = "GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n";
        int fold = head.indexOf(" 2");
        for (int cut = fold - 2; cut <= fold + 1; cut++) {
            try (Socket socket = new Socket("127.0.0.1", door.port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(head.substring(0, cut).getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(head.substring(cut).getBytes(StandardCharsets.ISO_8859_1));
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
                assertEquals("HTTP/1.1 400", answer, "cut at " + cut);
            }
        }
        assertEquals(List.of(), List.copyOf(reached));
    }

    @Test
    void a_body_of_a_hundred_megabytes_is_refused_announced_or_not() throws IOException {
        String announced = firstBytes("POST /v1/batch HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n{");
        assertTrue(announced.startsWith("HTTP/1.1 413"), announced);
        assertEquals(List.of(), List.copyOf(reached));
        try (Socket socket = new Socket("127.0.0.1", door.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("POST /v1/batch HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] chunk = ("8000\r\n" + " ".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int sent = 0; sent <= 500 * 1024; sent += 0x8000) socket.getOutputStream().write(chunk);
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            assertEquals("HTTP/1.1 413", answer);
        }
        assertEquals(List.of(), List.copyOf(reached));
        assertEquals(List.of(413, 413), door.interactions().stream().map(interaction -> interaction.get("status").asInt()).toList());
    }

    @Test
    void many_headers_are_too_many_before_they_are_too_large() throws IOException {
        String answer = firstBytes("GET /providers HTTP/1.1\r\nHost: a\r\n" + "a:b\r\n".repeat(4_000) + "\r\n");
        assertTrue(answer.matches("(?s)HTTP/1[.][01] 431 .*"), answer);
        assertEquals(1, door.interactions().size());
    }

    @Test
    void over_http_2_no_more_is_let_through() throws Exception {
        HttpClient multiplexing = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        assertEquals(HttpClient.Version.HTTP_2, multiplexing.send(HttpRequest.newBuilder(URI.create(door.url("/providers"))).build(), BodyHandlers.ofString()).version());
        reached.clear();
        for (String path : List.of("/providers/..;/leads", "/providers/%2e%2e/leads", "/providers/%252e%252e/leads", "/providers/..%2fleads", "//providers", "/providers/./x", "/providers%00", "/providers;x=1")) {
            HttpResponse<String> answer = multiplexing.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port + path)).build(), BodyHandlers.ofString());
            assertEquals("HTTP_2 400 malformed-path", answer.version() + " " + answer.statusCode() + " " + door.lastInteraction().get("refusal").asText(), path);
        }
        HttpRequest.Builder bomb = HttpRequest.newBuilder(URI.create(door.url("/providers")));
        for (int i = 0; i < 200; i++) bomb.header("a" + i, "b");
        assertEquals(431, multiplexing.send(bomb.build(), BodyHandlers.ofString()).statusCode());
        assertEquals("request-head-too-large", door.lastInteraction().get("refusal").asText());
        assertEquals(List.of(), List.copyOf(reached));
    }

    @Test
    void methods_that_nobody_offers_are_refused() throws IOException {
        for (String method : List.of("TRACE", "CONNECT", "BREW")) {
            assertTrue(send(method + " /providers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 405 "), method);
        }
    }

    @Test
    void a_connection_header_cannot_take_away_what_we_say() throws IOException {
        String answers = send("POST /providers HTTP/1.1\r\nHost: a\r\nConnection: Content-Length, X-Request-Id, Forwarded, Host, Touchstone-Visitor\r\nContent-Length: 3\r\n\r\nabc"
                + "GET /capture-choices HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertEquals(List.of("POST /providers abc", "GET /capture-choices "), List.copyOf(reached), answers);
    }

    @Test
    void after_a_refusal_an_unsent_body_is_not_waited_for() throws IOException {
        String answer = send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    }

    @Test
    void an_old_client_gets_an_answer_that_ends_with_the_connection() throws IOException {
        assertTrue(send("GET /providers HTTP/1.0\r\nHost: a\r\n\r\n").endsWith("ok"));
    }

    private String firstBytes(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(13), StandardCharsets.ISO_8859_1);
        }
    }

    private String send(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
