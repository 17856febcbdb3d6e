package touchstone.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lead-service asks of others: a product as it was shown, and what somebody touched. In one process, since it is not they who are measured. */
final class Neighbours implements AutoCloseable {
    private static final Pattern PRODUCT = Pattern.compile("/published-revisions/([^/?]+)/(\\d+)");
    private final HttpServer server;

    Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            Matcher product = PRODUCT.matcher(exchange.getRequestURI().getPath());
            byte[] body = (product.find()
                    ? "{\"id\":\"" + product.group(1) + "\",\"sku\":\"SKU-" + product.group(1) + "\",\"revision\":" + product.group(2) + ",\"channel\":\"web\",\"locale\":\"en\",\"family\":\"standard\",\"name\":\"Gear pump "
                            + product.group(1) + "\",\"price\":{\"amount\":125000,\"currency\":\"EUR\"},\"description\":\"Pumps viscous liquids.\",\"attributes\":{\"color\":\"Blue\"}}"
                    : "{\"items\":[],\"until\":\"" + Instant.now() + "\",\"prospects\":[],\"visitors\":[]}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
