package touchstone.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import touchstone.test.Browser;
import touchstone.test.Tokens;

/** Somebody who calls the front door: a member of staff by token, or a browser by cookies and publishable key. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, String> headers = new HashMap<>();
    final Browser browser = new Browser();

    /** @param body missing where there was no JSON */
    record Answer(int status, JsonNode body, HttpHeaders headers) {
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** Fails unless the status is this one, and shows the body then. */
        Answer must(int expected) {
            Assertions.assertEquals(expected, status, () -> "the answer was " + body);
            return this;
        }
    }

    static Caller staff(String username) {
        return new Caller().with("Authorization", "Bearer " + Tokens.of(username));
    }

    static Caller visitor() {
        return new Caller().with("Touchstone-Key", "pk_demo_web");
    }

    Caller with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    /** What an answer that is no JSON says. */
    String text(String path) {
        Browser.Page page = browser.send("GET", RunningSystem.stack().front() + path, headers, "");
        Assertions.assertEquals(200, page.status(), page.body());
        return page.body();
    }

    Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, Object body, Map<String, String> more) {
        return send("POST", path, json(body), json(more));
    }

    Answer put(String path, Object body, Map<String, String> more) {
        return send("PUT", path, json(body), json(more));
    }

    Answer delete(String path, Map<String, String> more) {
        return send("DELETE", path, "", more);
    }

    /** @param patch a JSON merge patch */
    Answer patch(String path, Object patch, String etag) {
        return send("PATCH", path, json(patch), Map.of("Content-Type", "application/merge-patch+json", "If-Match", etag));
    }

    Answer postCsv(String path, String csv) {
        return send("POST", path, csv, Map.of("Content-Type", "text/csv; charset=utf-8"));
    }

    private Answer send(String method, String path, String body, Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        Browser.Page page = browser.send(method, RunningSystem.stack().front() + path, all, body);
        return new Answer(page.status(), parse(page), page.headers());
    }

    private static Map<String, String> json(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("Content-Type", "application/json");
        return all;
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode parse(Browser.Page page) {
        if (!page.headers().firstValue("Content-Type").orElse("").contains("json")) return MissingNode.getInstance();
        try {
            return JSON.readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON from " + page.uri() + ": " + page.body(), e);
        }
    }
}
