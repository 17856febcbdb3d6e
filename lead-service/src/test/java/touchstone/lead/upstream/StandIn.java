package touchstone.lead.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import touchstone.local.Ports;

/**
 * Stands in for one of our other services over real HTTP: it says what it was told to say to a bearer token, or to anybody, and a path, in the shape of that service's API,
 * and 404 to all else. The services themselves meet in the system tests.
 */
final class StandIn {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = Ports.free();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Map.Entry<String, String>> posted = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stalled = new CountDownLatch(0);
    private HttpServer server;

    String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.HOST, port), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        server.stop(0);
    }

    /** @param token of the one caller who gets this answer, or null: whoever asks */
    void say(String token, String path, Map<String, ?> answer) {
        try {
            answers.put((token == null ? "anybody" : "Bearer " + token) + " " + path, JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @param path a beginning: whoever asks for what begins so, and nothing else is said of, gets this answer; the longest beginning counts */
    void sayBelow(String path, Map<String, ?> answer) {
        say(null, path + "*", answer);
    }

    private String below(String uri) {
        return answers.keySet().stream().filter(key -> key.startsWith("anybody ") && key.endsWith("*") && ("anybody " + uri).startsWith(key.substring(0, key.length() - 1)))
                .max(Comparator.comparing(String::length)).map(answers::get).orElse(null);
    }

    /** Takes what is posted there. */
    void take(String path) {
        say(null, path, Map.of());
    }

    /** What was posted there, or sent by another method that is named before the path. */
    List<String> taken(String path) {
        return posted.stream().filter(post -> post.getKey().equals(path)).map(Map.Entry::getValue).toList();
    }

    void whileDown(Runnable something) {
        stop();
        try {
            something.run();
        } finally {
            start();
        }
    }

    /** Takes requests meanwhile, and does not answer them. */
    void whileStalled(Runnable something) {
        stalled = new CountDownLatch(1);
        try {
            something.run();
        } finally {
            stalled.countDown();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            stalled.await();
            if (!exchange.getRequestMethod().equals("GET")) posted.add(Map.entry((exchange.getRequestMethod().equals("POST") ? "" : exchange.getRequestMethod() + " ") + exchange.getRequestURI(), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            String answer = answers.getOrDefault(bearer + " " + exchange.getRequestURI(), answers.get("anybody " + exchange.getRequestURI()));
            if (answer == null) answer = below(exchange.getRequestURI().toString());
            byte[] body = (answer == null ? "{\"type\":\"/problems/not-found\",\"status\":404}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer == null ? "application/problem+json" : "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
