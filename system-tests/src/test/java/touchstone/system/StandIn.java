package touchstone.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import touchstone.local.Ports;

/** Stands for all services: answers at once, after a while at {@code /slow}, and with more than any buffer holds at {@code /large}. */
final class StandIn implements AutoCloseable {
    static final int LARGE = 24 << 20;
    private static final long SLOW_MILLIS = 300;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, 100));
        server.createContext("/providers/slow", exchange -> later.schedule(() -> answer(exchange, 100), SLOW_MILLIS, TimeUnit.MILLISECONDS));
        server.createContext("/providers/large", exchange -> answer(exchange, LARGE));
        server.start();
    }

    private static void answer(HttpExchange exchange, int bytes) {
        exchange.getResponseHeaders().add("Touchstone-Touch", "verb=viewed, subject=\"product/1\", revision=3, channel=\"web\", locale=\"en\"");
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes);
            byte[] piece = new byte[Math.min(bytes, 1 << 16)];
            for (int sent = 0; sent < bytes; sent += piece.length) exchange.getResponseBody().write(piece, 0, Math.min(piece.length, bytes - sent));
        } catch (IOException gone) {
            // The gateway was killed, or gave this answer up.
        }
    }

    URI address() {
        return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        later.shutdownNow();
    }
}
