package touchstone.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway itself serves, as browsers ask for it. */
@QuarkusTest
class CompressionTest {
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/shop/", "/plugin/touchstone.js", "/openapi"})
    void pages_and_descriptions_travel_compressed(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path, "identity");
        HttpResponse<byte[]> small = get(path, "gzip");
        assertEquals("gzip", small.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(small.headers().allValues("Vary").toString().toLowerCase().contains("accept-encoding"));
        assertTrue(small.body().length < plain.body().length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(small.body()))) {
            assertEquals(new String(plain.body(), StandardCharsets.UTF_8), new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A secret beside what somebody else chooses, compressed together, can be guessed by its length (BREACH). */
    @Test
    void what_holds_a_token_does_not() throws Exception {
        assertTrue(get("/session", "gzip").headers().firstValue("Content-Encoding").isEmpty());
    }

    @Test
    void a_part_of_a_page_is_that_part() throws Exception {
        byte[] whole = get("/plugin/touchstone.js", "identity").body();
        var part = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/plugin/touchstone.js")).header("Range", "bytes=5-9").build(), BodyHandlers.ofByteArray());
        assertEquals(206, part.statusCode());
        assertEquals(new String(whole, 5, 5, StandardCharsets.UTF_8), new String(part.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept-Encoding", encoding).build(), BodyHandlers.ofByteArray());
    }
}
