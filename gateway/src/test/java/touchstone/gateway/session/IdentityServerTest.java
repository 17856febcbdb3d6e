package touchstone.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.gateway.Eventually.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the identity server is asked for what it publishes, when many need it at once. */
class IdentityServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final Queue<HttpServerRequest> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer provider = vertx.createHttpServer().requestHandler(asked::add);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void many_who_need_the_same_ask_once() {
        IdentityServer server = server();
        List<? extends CompletionStage<?>> waiting = IntStream.range(0, 50).mapToObj(i -> server.keys("k" + i).subscribeAsCompletionStage()).toList();

        answer(new JsonObject().put("issuer", address()).put("jwks_uri", address() + "/keys"));
        answer(new JsonObject("{\"keys\": []}"));

        waiting.forEach(one -> one.toCompletableFuture().join());
        assertEquals(0, asked.size());
    }

    @Test
    void who_comes_after_a_failure_asks_anew() {
        IdentityServer server = server();
        var failed = server.metadata().subscribeAsCompletionStage();
        await(() -> !asked.isEmpty());
        asked.remove().response().setStatusCode(500).end();
        await(failed::isCompletedExceptionally);

        var second = server.metadata().subscribeAsCompletionStage();
        answer(new JsonObject().put("issuer", address()).put("jwks_uri", address() + "/keys"));
        assertEquals(address() + "/keys", second.join().keys());
    }

    private void answer(JsonObject document) {
        await(() -> !asked.isEmpty());
        asked.remove().response().putHeader("Content-Type", "application/json").end(document.encode());
    }

    private String address() {
        return "http://127.0.0.1:" + provider.actualPort();
    }

    private IdentityServer server() {
        provider.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        return new IdentityServer(new io.vertx.mutiny.core.Vertx(vertx), new OidcConfig() {
            @Override
            public String issuer() {
                return address();
            }

            @Override
            public String clientId() {
                return "gateway";
            }

            @Override
            public String clientSecret() {
                return "secret";
            }

            @Override
            public String audience() {
                return "touchstone-api";
            }

            @Override
            public String redirect() {
                return "http://127.0.0.1/sign-in/callback";
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(30);
            }
        });
    }
}
