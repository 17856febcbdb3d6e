package touchstone.lead.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays what is recorded of a CRM's API: each exchange once, in whatever order it is asked for; whatever else is asked is noted, and is not there. */
final class RecordedCrm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY = "${any}";
    final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final List<JsonNode> waiting = new ArrayList<>();
    private final HttpServer server;
    private final JsonNode recorded;

    RecordedCrm(String file) {
        try (InputStream in = RecordedCrm.class.getResourceAsStream("/crm-recorded/" + file + ".json")) {
            recorded = JSON.readTree(in);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::play);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes these exchanges on, the last ones first. @param values of what is written as ${name} in them */
    synchronized void expect(String exchanges, Map<String, String> values) {
        String text = recorded.path(exchanges).toString();
        for (var value : values.entrySet()) text = text.replace("${" + value.getKey() + "}", value.getValue());
        try {
            List<JsonNode> more = new ArrayList<>();
            JSON.readTree(text.replace("${url}", url())).forEach(more::add);
            if (more.isEmpty()) throw new IllegalArgumentException("nothing recorded: " + exchanges);
            waiting.addAll(0, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all was played that is to be. */
    synchronized boolean isDone() {
        return waiting.stream().allMatch(exchange -> exchange.path("repeat").asBoolean());
    }

    private void play(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode answer = next(exchange, body);
            byte[] text = answer == null ? new byte[0] : answer.path("body").toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (answer != null) answer.path("headers").fields().forEachRemaining(header -> exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
            exchange.sendResponseHeaders(answer == null ? 404 : answer.path("status").asInt(), text.length == 0 ? -1 : text.length);
            if (text.length > 0) exchange.getResponseBody().write(text);
        }
    }

    private synchronized JsonNode next(HttpExchange exchange, String body) throws IOException {
        for (Iterator<JsonNode> it = waiting.iterator(); it.hasNext(); ) {
            JsonNode candidate = it.next();
            if (!fits(candidate.path("request"), exchange, body)) continue;
            if (!candidate.path("repeat").asBoolean()) it.remove();
            return candidate.path("response");
        }
        unexpected.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        return null;
    }

    private static boolean fits(JsonNode wanted, HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String allowed = wanted.path("authorization").asText();
        return wanted.path("method").asText().equals(exchange.getRequestMethod())
                && (wanted.has("path") ? wanted.path("path").asText().equals(path) : path.startsWith(wanted.path("pathStart").asText()))
                && (allowed.equals(ANY) || (allowed.equals("none") ? authorization == null : allowed.equals(authorization)))
                && (!wanted.has("form") || wanted.path("form").asText().equals(body))
                && (!wanted.has("body") || same(wanted.path("body"), JSON.readTree(body)));
    }

    private static boolean same(JsonNode wanted, JsonNode sent) {
        if (wanted.isTextual() && wanted.asText().equals(ANY)) return true;
        if (wanted.isObject()) {
            if (!sent.isObject() || wanted.size() != sent.size()) return false;
            for (var fields = wanted.fields(); fields.hasNext(); ) {
                var field = fields.next();
                if (!sent.has(field.getKey()) || !same(field.getValue(), sent.get(field.getKey()))) return false;
            }
            return true;
        }
        if (wanted.isArray()) {
            if (!sent.isArray() || wanted.size() != sent.size()) return false;
            for (int i = 0; i < wanted.size(); i++) if (!same(wanted.get(i), sent.get(i))) return false;
            return true;
        }
        return wanted.equals(sent);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
