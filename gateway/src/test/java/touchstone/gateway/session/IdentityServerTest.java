package touchstone.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static touchstone.gateway.Eventually.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"400,invalid_grant,Refused", "401,invalid_client,IdentityUnreachable", "401,unauthorized_client,IdentityUnreachable", "400,invalid_request,IdentityUnreachable", "400,,IdentityUnreachable",
        "429,,IdentityUnreachable"})
    void only_a_grant_that_is_not_good_ends_a_session(int status, String error, String failure) {
        IdentityServer server = server();
        var token = server.token(Map.of("grant_type", "refresh_token")).subscribeAsCompletionStage();
        answer(new JsonObject().put("issuer", address()).put("token_endpoint", address() + "/token"));
        await(() -> !asked.isEmpty());
        asked.remove().response().setStatusCode(status).end(error == null ? "<html>" : new JsonObject().put("error", error).encode());

        assertEquals(failure, assertThrows(CompletionException.class, token::join).getCause().getClass().getSimpleName());
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
