package touchstone.catalog.demand;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands for the gateway, of which no test of this module starts one: answers with the counts that a test has set, or not at all. */
public final class TestLedger implements QuarkusTestResourceLifecycleManager {
    private static final List<String> COUNTS = new ArrayList<>();
    private static volatile boolean answering = true;

    private HttpServer server;

    /** From now on it has counted this. */
    public static synchronized void counted(String product, String verb, long count) {
        COUNTS.add("{\"subject\":\"" + (verb.equals("downloaded") ? "sheet/" : "product/") + product + "\",\"verb\":\"" + verb + "\",\"count\":" + count + ",\"more\":1}");
    }

    public static void answers(boolean whether) {
        answering = whether;
    }

    /** @param query of the request: it may ask for one subject alone */
    private static synchronized byte[] body(String query) {
        Matcher subject = Pattern.compile("subject=([^&]+)").matcher(query);
        String only = subject.find() ? "\"" + URLDecoder.decode(subject.group(1), StandardCharsets.UTF_8) + "\"" : "";
        return ("{\"items\":[{\"verb\":\"signed-in\",\"count\":7}" + String.join("", COUNTS.stream().filter(count -> count.contains(only)).map(count -> "," + count).toList()) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        boolean allowed = exchange.getRequestHeaders().getFirst("Authorization") != null;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(!answering ? 503 : allowed ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/counts", exchange -> answer(exchange, body(exchange.getRequestURI().getRawQuery())));
        server.createContext("/open-leads", exchange -> answer(exchange, "{\"product\":\"it\",\"count\":4}".getBytes(StandardCharsets.UTF_8)));
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("touchstone.gateway", address, "touchstone.lead", address);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
