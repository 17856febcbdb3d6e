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

/** What stands behind the gateway in a benchmark: answers everything with one KiB, and says what it touched. */
final class Origin implements AutoCloseable {
    static final String TOUCH = "verb=viewed, subject=\"product/0197f8e2-0000-7000-8000-000000000001\", revision=3, channel=\"web\", locale=\"en\"";
    static final String BODY = "{\"name\":\"" + "x".repeat(1024 - 11) + "\"}";
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
                exchange.getResponseHeaders().add("Touchstone-Touch", TOUCH);
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

    URI address() {
        return address;
    }

    @Override
    public void close() {
        end.run();
    }
}
