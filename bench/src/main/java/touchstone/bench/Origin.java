package touchstone.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the gateway in a benchmark: answers everything with one KiB, and says which product or sheet it touched. */
final class Origin implements AutoCloseable {
    static final String BODY = "{\"name\":\"" + "x".repeat(1024 - 11) + "\"}";
    private static final Pattern TOUCHED = Pattern.compile("/storefront/(product|sheet)s/([a-z0-9-]+)");
    private final URI address;
    private final Runnable end;

    private Origin(URI address, Runnable end) {
        this.address = address;
        this.end = end;
    }

    /** nginx where there is one; otherwise a server of the JDK, which is good for a few thousand requests a second. */
    static Origin start(Path folder) {
        return Nginx.program().map(program -> {
            Nginx nginx = Nginx.origin(program, folder);
            return new Origin(nginx.address(), nginx::close);
        }).orElseGet(Origin::simple);
    }

    private static Origin simple() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            server.setExecutor(threads);
            byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                Matcher touched = TOUCHED.matcher(exchange.getRequestURI().getPath());
                if (touched.matches()) exchange.getResponseHeaders().add("Touchstone-Touch", touch(touched.group(1), touched.group(2)));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new Origin(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> {
                server.stop(0);
                threads.shutdownNow();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String touch(String kind, String id) {
        return "verb=viewed, subject=\"" + kind + "/" + id + "\", revision=3, channel=\"web\", locale=\"en\"";
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        end.run();
    }
}
