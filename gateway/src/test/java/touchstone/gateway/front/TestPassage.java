package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.gateway.front.TestDoor.json;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import touchstone.gateway.session.Caller;

/** An open door through which a steward comes, and behind it a service that does what the test says. */
abstract class TestPassage {
    static final Caller STEWARD = new Caller(null, "steward", "token", null, null);
    final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    @TempDir
    Path folder;
    TestDoor door;
    volatile Consumer<HttpServerRequest> service;

    @BeforeEach
    void open() {
        door = new TestDoor(folder, request -> service.accept(request));
        door.callers = request -> Future.succeededFuture(STEWARD);
    }

    @AfterEach
    void close() {
        door.close();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door.url(path)));
    }

    static void assertProblem(int status, String slug, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("/problems/" + slug, json(answer.body()).get("type").asText());
    }
}
