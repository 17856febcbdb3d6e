package touchstone.gateway.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import touchstone.gateway.cookie.Secret;
import touchstone.gateway.cookie.SecretConfig;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.JournalConfig;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.journal.TestJournals;
import touchstone.gateway.key.KeyConfig;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.LimitConfig;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.session.Caller;
import touchstone.gateway.source.Shares;
import touchstone.gateway.source.Sources;
import touchstone.gateway.visitor.Visitors;

/** A front door with one server behind it that stands for every service, and a journal of its own; no database, no identity server. */
final class TestDoor implements AutoCloseable {
    static final String KEY = "pk_test";
    static final String SECRET = "bm90LWEtc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk=";
    static final String OTHER_SITE = "https://shop.contoso.test";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Vertx vertx = Vertx.vertx();
    final Journal journal;
    final Recorder recorder;
    final Keys keys;
    final int port;
    final HttpServer service;
    final Door door;
    final Shares shares = new Shares(new Secret(() -> SECRET));
    Door.Origins cameFrom = (visitor, identity, now) -> Future.succeededFuture(null);
    Function<HttpServerRequest, Future<Caller>> callers = request -> Future.succeededFuture(Caller.NOBODY);

    TestDoor(Path folder, Handler<HttpServerRequest> service) {
        this(folder, service, Routes.PUBLIC, Map.of());
    }

    TestDoor(Path folder, Handler<HttpServerRequest> service, Routes routes, Map<String, String> settings) {
        this(folder, service, routes, settings, UnaryOperator.identity());
    }

    /** @param network what lies between the door and the services */
    TestDoor(Path folder, Handler<HttpServerRequest> service, Routes routes, Map<String, String> settings, UnaryOperator<HttpClient> network) {
        this.service = vertx.createHttpServer().requestHandler(service);
        join(this.service.listen(0, "127.0.0.1"));
        String address = "http://127.0.0.1:" + this.service.actualPort();
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(FrontConfig.class).withMapping(UpstreamConfig.class).withMapping(KeyConfig.class).withMapping(LimitConfig.class).withMapping(SecretConfig.class).withMapping(JournalConfig.class)
                .withDefaultValues(Map.of("touchstone.front.port", "0", "touchstone.journal.folder", folder.toString(),
                        "touchstone.upstreams.registration", address, "touchstone.upstreams.catalog", address, "touchstone.upstreams.lead", address,
                        "touchstone.upstreams.gateway", address, "touchstone.session.secret", SECRET))
                .withDefaultValues(Map.of("touchstone.keys.test.key", KEY, "touchstone.keys.test.channel", "web", "touchstone.keys.test.origins", OTHER_SITE))
                .withDefaultValues(settings).build();
        try {
            journal = new Journal(config.getConfigMapping(JournalConfig.class), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recorder = new Recorder(journal, config.getConfigMapping(JournalConfig.class));
        Clock clock = Clock.systemUTC();
        keys = new Keys(config.getConfigMapping(KeyConfig.class));
        door = new Door(new Door.Parts(config.getConfigMapping(FrontConfig.class), routes, config.getConfigMapping(UpstreamConfig.class),
                keys, new Limits(config.getConfigMapping(LimitConfig.class)), new Visitors(new Secret(config.getConfigMapping(SecretConfig.class)), clock),
                request -> callers.apply(request), new Sources(shares), (visitor, identity, now) -> cameFrom.of(visitor, identity, now), recorder, clock), network);
        join(vertx.deployVerticle(door));
        port = door.port();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** All that is in the journal. */
    List<JsonNode> interactions() {
        try {
            return TestJournals.payloads(journal).stream().map(TestDoor::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode lastInteraction() {
        List<JsonNode> all = interactions();
        return all.get(all.size() - 1);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        join(vertx.close());
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
