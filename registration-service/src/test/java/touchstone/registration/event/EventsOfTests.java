package touchstone.registration.event;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import touchstone.commons.webhook.Secret;

/** A subscriber that refuses each event once. */
public final class EventsOfTests implements QuarkusTestResourceLifecycleManager {
    private static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBzdWJzY3JpYmVyIG9mIHRlc3Rz";
    private static final List<Event> TAKEN = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    public record Event(String id, String timestamp, String signature, String body) {}

    public static List<Event> taken() {
        return List.copyOf(TAKEN);
    }

    /** What the signature of an event should be. */
    public static String signature(Event event) {
        return new Secret(SECRET).sign(event.id(), Instant.ofEpochSecond(Long.parseLong(event.timestamp())), event.body());
    }

    /** As the subscriber signs what it tells in turn. */
    public static String sign(String id, Instant at, String body) {
        return new Secret(SECRET).sign(id, at, body);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            Event event = new Event(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean first = refused.add(event.id());
            if (!first) TAKEN.add(event);
            exchange.sendResponseHeaders(first ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        return Map.of("touchstone.subscribers.lead.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/events", "touchstone.subscribers.lead.secret", SECRET);
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}
