package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicBoolean stall = new AtomicBoolean();
    private HttpServer server;
    private Load load;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/20") && stall.getAndSet(false)) LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            byte[] body = exchange.getRequestURI().getPath().getBytes();
            boolean chunked = exchange.getRequestURI().getPath().startsWith("/chunked");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 404 : 200, chunked ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        load = new Load(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), 2);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void at_a_rate_as_many_are_asked_as_are_due() {
        Load.Outcome outcome = load.run(100, Duration.ofSeconds(1), n -> "/" + n);

        assertEquals(100, outcome.nanos().length);
    }

    @Test
    void what_had_to_wait_behind_a_stall_counts_its_waiting() {
        load.run(0, Duration.ofMillis(200), n -> "/" + n);
        stall.set(true);
        Load.Outcome outcome = load.run(100, Duration.ofSeconds(1), n -> "/" + n);

        // The 21st stalls. One in two goes over the connection that stalls: about 25 are due meanwhile, not one.
        assertTrue(outcome.millis(0.9) > 100, "the 90th of 100 took " + outcome.millis(0.9) + " ms");
    }

    @Test
    void what_is_posted_is_posted_once() {
        Set<String> posted = ConcurrentHashMap.newKeySet();
        server.createContext("/posted", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            int status = posted.add(body) && "1".equals(exchange.getRequestHeaders().getFirst("Number")) ? 201 : 409;
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        AtomicInteger next = new AtomicInteger();

        Load.Outcome outcome = load.at(50, Duration.ofSeconds(1), n -> new Load.Question("POST", "/posted", "Number: 1\r\n", ("body " + next.incrementAndGet()).getBytes(StandardCharsets.US_ASCII), 201));

        assertEquals(50, outcome.nanos().length);
        assertEquals(52, posted.size());
    }

    @Test
    void so_many_are_asked_whatever_they_are_and_their_answers_read_to_the_end() {
        Load.Outcome outcome = load.all(50, n -> n % 5 == 0 ? new Load.Question("POST", "/gone", "", new byte[10], 404) : Load.Question.get("/chunked" + n, ""));

        assertEquals(50, outcome.nanos().length);
    }

    @Test
    void an_answer_that_is_none_breaks_the_load_off() {
        assertThrows(IllegalStateException.class, () -> load.run(0, Duration.ofMillis(200), n -> "/gone"));
    }
}
