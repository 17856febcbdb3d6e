package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects each kind of answer, whoever gives it. */
@QuarkusTest
class SecurityHeadersTest {
    private static final String PAGE = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/shop/", "/shop/product.html", "/docs/"})
    void a_page_loads_from_us_alone(String path) throws Exception {
        HttpHeaders headers = answered("GET", path, 200);
        assertEquals(PAGE, one(headers, "Content-Security-Policy"));
        assertEquals("camera=(), microphone=(), geolocation=()", one(headers, "Permissions-Policy"));
        assertEquals("same-origin", one(headers, "Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", one(headers, "Cross-Origin-Resource-Policy"));
    }

    @ParameterizedTest
    @CsvSource({
            "GET, /console/console.js, 200", "HEAD, /shop/shop.css, 200", "GET, /openapi, 200", "GET, /session, 200",
            "GET, /, 302", "GET, /console, 302", "GET, /sign-in, 302", "GET, /sign-in/callback?code=1&state=2, 400", "GET, /sign-in?return=//elsewhere.test, 400",
            "GET, /providers, 200", "GET, /nowhere, 404", "GET, /shop/nowhere, 404", "GET, /internal/proof, 404", "GET, /q/health, 404", "GET, /leads, 401", "GET, /storefront/products, 401",
            "GET, /ledger/proof, 401", "POST, /v1/batch, 403", "GET, /providers/%2e%2e/leads, 400", "GET, /providers/..;/leads, 400", "TRACE, /providers, 405", "POST, /sign-out, 204",
            "OPTIONS, /providers, 200"})
    void all_else_loads_from_nowhere(String method, String path, int status) throws Exception {
        HttpHeaders headers = method.equals("TRACE") ? raw(method + " " + path, status) : answered(method, path, status);
        assertTrue(one(headers, "Content-Security-Policy").startsWith("default-src 'none'; "), headers.toString());
        assertEquals("same-origin", one(headers, "Cross-Origin-Resource-Policy"));
    }

    @Test
    void what_cannot_be_read_is_answered_no_less_carefully() throws Exception {
        raw("GET /shop/ HTTP/7.7\r\nX: 1\r\n", 505);
        raw("GET /shop/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400);
        raw("GET /shop/ HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n", 431);
        raw("no http", 400);
    }

    @Test
    void the_plugin_is_for_pages_of_all_sites() throws Exception {
        assertEquals("cross-origin", one(answered("GET", "/plugin/touchstone.js", 200), "Cross-Origin-Resource-Policy"));
        HttpHeaders picture = answered("GET", "/plugin/touchstone.svg", 200);
        assertTrue(one(picture, "Content-Security-Policy").startsWith("default-src 'none'; "), "shown by itself, no script in it runs");
    }

    @Test
    void what_a_browser_has_already_stays_as_protected_as_it_is() throws Exception {
        String since = one(answered("GET", "/shop/", 200), "Last-Modified");
        HttpResponse<String> same = client.send(request("/shop/").header("If-Modified-Since", since).build(), BodyHandlers.ofString());
        assertEquals(304, same.statusCode());
        assertTrue(same.headers().firstValue("Content-Security-Policy").isEmpty(), "it would replace the page's own");
    }

    @Test
    void a_step_of_signing_in_is_kept_nowhere() throws Exception {
        assertEquals("no-store", one(answered("GET", "/sign-in", 302), "Cache-Control"));
        assertTrue(one(answered("GET", "/session", 200), "Cache-Control").contains("no-store"));
    }

    private HttpHeaders answered(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = client.send(request(path).method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), method + " " + path + " " + answer.body());
        HttpHeaders headers = answer.headers();
        assertEquals("nosniff", one(headers, "X-Content-Type-Options"));
        assertEquals("DENY", one(headers, "X-Frame-Options"));
        assertEquals("strict-origin-when-cross-origin", one(headers, "Referrer-Policy"));
        assertFalse(one(headers, "X-Request-Id").isEmpty());
        if (status >= 400) assertEquals("application/problem+json", one(headers, "Content-Type").split(";")[0]);
        assertTrue(headers.firstValue("Server").isEmpty() && headers.firstValue("X-Powered-By").isEmpty(), headers.toString());
        return headers;
    }

    /** The same, of bytes that the client would not send. */
    private HttpHeaders raw(String head, int status) throws IOException {
        String whole = head.startsWith("TRACE") ? head + " HTTP/1.1\r\nHost: a\r\n" : head;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((whole + (whole.endsWith("\r\n") ? "Connection: close\r\n\r\n" : "\r\n\r\n")).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 " + status) || answer.startsWith("HTTP/1.0 " + status), answer);
            var found = Pattern.compile("(?m)^([A-Za-z-]+): (.*)$").matcher(answer).results().collect(Collectors.groupingBy(line -> line.group(1),
                    Collectors.mapping(line -> line.group(2), Collectors.toList())));
            HttpHeaders headers = HttpHeaders.of(found, (name, value) -> true);
            assertEquals("nosniff DENY application/problem+json", one(headers, "X-Content-Type-Options") + " " + one(headers, "X-Frame-Options") + " " + one(headers, "Content-Type"));
            assertTrue(one(headers, "Content-Security-Policy").startsWith("default-src 'none'; "));
            return headers;
        }
    }

    private static String one(HttpHeaders headers, String name) {
        assertEquals(1, headers.allValues(name).size(), name + " in " + headers);
        return headers.firstValue(name).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
