package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static touchstone.gateway.front.Route.to;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests to a service that takes no connection, at first or at all. */
class PumpTest {
    private final AtomicInteger tries = new AtomicInteger();
    @TempDir
    Path folder;
    private TestDoor door;

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,200", "HEAD,200", "PUT,200", "DELETE,200", "POST,503", "PATCH,503"})
    void only_what_can_be_done_twice_knocks_twice(String method, int status) throws Exception {
        door = door(1);
        assertEquals(status, send(method));
        assertEquals(status == 200 ? 2 : 1, tries.get());
    }

    @Test
    void nobody_knocks_three_times() throws Exception {
        door = door(2);
        assertEquals(503, send("GET"));
        assertEquals(2, tries.get());
        assertEquals(200, send("GET"));
    }

    @Test
    void each_route_waits_for_a_connection_as_long_as_it_says() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = fill(full);
            Routes routes = new Routes(List.of(to(Upstream.CATALOG, "/hasty").connectedWithin(Duration.ofMillis(100)), to(Upstream.CATALOG, "/patient").connectedWithin(Duration.ofMinutes(1))));
            door = new TestDoor(folder, request -> request.response().end(), routes, Map.of("touchstone.upstreams.catalog", "http://127.0.0.1:" + full.getLocalPort()));
            var patient = java.net.http.HttpClient.newHttpClient().sendAsync(request("/patient", "POST"), BodyHandlers.discarding());

            assertEquals(503, send("/hasty", "POST"));
            assertEquals("service-unreachable", door.lastInteraction().get("refusal").asText());
            assertFalse(patient.isDone());

            for (Socket socket : waiting) socket.close();
            threads.submit(() -> {
                while (true) {
                    Socket next = full.accept();
                    threads.submit(() -> answer(next));
                }
            });
            assertEquals(204, patient.get(30, TimeUnit.SECONDS).statusCode());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Knocks until nobody is let in any more: from then on nothing comes back from there, as from a machine that is gone. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket next = new Socket();
            waiting.add(next);
            try {
                next.connect(server.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException full) {
                return waiting;
            }
        }
    }

    private static Void answer(Socket socket) throws IOException {
        if (socket.getInputStream().read() >= 0) socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return null;
    }

    /** @param refused so many connections */
    private TestDoor door(int refused) {
        return new TestDoor(folder, request -> request.response().end(), Routes.PUBLIC, Map.of(), client -> refusing(client, refused));
    }

    private HttpClient refusing(HttpClient client, int refused) {
        return (HttpClient) Proxy.newProxyInstance(HttpClient.class.getClassLoader(), new Class<?>[] {HttpClient.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("request") && tries.incrementAndGet() <= refused) return Future.failedFuture(new ConnectException("refused"));
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private int send(String method) throws Exception {
        return send("/providers", method);
    }

    private int send(String path, String method) throws Exception {
        return java.net.http.HttpClient.newHttpClient().send(request(path, method), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path, String method) {
        return HttpRequest.newBuilder(URI.create(door.url(path))).method(method, BodyPublishers.noBody()).build();
    }
}
