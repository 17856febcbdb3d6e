package touchstone.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands for the services behind the gateway, which have tests of their own: it answers with what it was sent, and touches what the header Test-Touch says.
 * Every capture choice exists, and is for the provider {@code social}.
 */
final class TestService implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer().requestHandler(TestService::answer);

    TestService() {
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    private static void answer(HttpServerRequest request) {
        String touch = request.getHeader("Test-Touch");
        if (touch != null) request.response().putHeader("Touchstone-Touch", touch);
        Map<String, Object> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
        request.response().putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("path", request.path()).put("provider", "social").put("headers", new JsonObject(headers)).encode());
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
