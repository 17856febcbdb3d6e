package touchstone.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A web site that is not the gateway's: static pages on a port of its own, with the headers it wants. */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> headers;

    /** @param headers of all its pages */
    Site(Map<String, String> headers) {
        this.headers = headers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    Site() {
        this(Map.of());
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same pages at another host name: another site for a browser, not just another origin. */
    String originOfAnotherSite() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Puts a page there. @param script attributes of the tag that loads the plugin, such as its key */
    Site page(String path, String script, String body) {
        pages.put(path, "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Another shop</title><script type=\"module\" src=\"" + RunningSystem.stack().front()
                + "/plugin/touchstone.js\" " + script + "></script></head><body><main>" + body + "</main></body></html>");
        return this;
    }

    /** A publishable key of channel web for pages of these origins. */
    static String key(String... origins) {
        Map<String, Object> asked = Map.of("name", "site-" + UUID.randomUUID().toString().substring(0, 8), "kind", "PUBLISHABLE", "channel", "web", "origins", List.of(origins));
        return Caller.staff("operator").post("/keys", asked, Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("value").asText();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
