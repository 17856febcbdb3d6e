package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests to a service that takes no connection at first. */
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
        var request = HttpRequest.newBuilder(URI.create(door.url("/providers"))).method(method, BodyPublishers.noBody()).build();
        return java.net.http.HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
