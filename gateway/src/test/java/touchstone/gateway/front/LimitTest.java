package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.front.TestDoor.json;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is let through, and from whom it is thought to come. */
class LimitTest {
    private static final String TRUSTING = "touchstone.front.proxies";
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reached = new AtomicInteger();
    private volatile MultiMap seen;
    @TempDir
    Path folder;

    private TestDoor door(Map<String, String> settings) {
        return new TestDoor(folder, request -> {
            seen = request.headers();
            reached.incrementAndGet();
            request.response().end("ok");
        }, Routes.PUBLIC, settings);
    }

    @Test
    void more_than_is_let_through_from_an_address_is_refused_and_recorded_and_forwarded_nowhere() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.limits.per-address", "3"))) {
            var first = get(door, "/providers", Map.of());
            assertEquals("\"address\";q=3;w=60", first.headers().firstValue("RateLimit-Policy").orElseThrow());
            assertTrue(first.headers().firstValue("RateLimit").orElseThrow().startsWith("\"address\";r=2;t="));
            get(door, "/nowhere", Map.of());
            get(door, "/providers", Map.of());
            HttpResponse<String> refused = get(door, "/providers", Map.of());
            assertRefused(refused);
            assertEquals(2, reached.get());
            assertEquals("too-many-requests", door.lastInteraction().get("refusal").asText());
            assertEquals(4, door.interactions().size());
        }
    }

    @Test
    void signing_in_and_forms_are_counted_more_strictly() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.limits.sign-in", "2", "touchstone.limits.registration", "1", "touchstone.limits.forms", "1"))) {
            assertEquals(200, get(door, "/sign-in?return=/", Map.of()).statusCode());
            assertEquals(200, get(door, "/sign-in/callback?code=1", Map.of()).statusCode());
            assertRefused(get(door, "/sign-in?return=/", Map.of()));
            HttpRequest choice = HttpRequest.newBuilder(URI.create(door.url("/capture-choices"))).POST(BodyPublishers.ofString("{}")).build();
            assertEquals(200, client.send(choice, BodyHandlers.ofString()).statusCode());
            assertRefused(client.send(choice, BodyHandlers.ofString()));
            assertEquals(200, get(door, "/capture-choices/1", Map.of()).statusCode(), "reading is no registration");
        }
    }

    @Test
    void a_key_is_counted_wherever_it_is_used() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.limits.per-key", "2", TRUSTING, "127.0.0.0/8"))) {
            for (int i = 1; i <= 3; i++) {
                var answer = get(door, "/storefront/products", Map.of("Touchstone-Key", TestDoor.KEY, "X-Forwarded-For", "198.51.100." + i));
                if (i <= 2) assertEquals(200, answer.statusCode());
                else assertRefused(answer);
            }
        }
    }

    @Test
    void behind_a_proxy_of_ours_each_client_has_a_quota_of_its_own() throws Exception {
        try (TestDoor door = door(Map.of("touchstone.limits.per-address", "1", TRUSTING, "127.0.0.1"))) {
            for (String address : new String[] {"198.51.100.1", "198.51.100.2", "2001:db8:0:1::1", "2001:db8:0:2::1"}) {
                assertEquals(200, get(door, "/providers", Map.of("X-Forwarded-For", address)).statusCode(), address);
            }
            assertRefused(get(door, "/providers", Map.of("X-Forwarded-For", "198.51.100.1")));
            // One customer has all of a network of IPv6, and an address of IPv4 is the same in either form.
            assertRefused(get(door, "/providers", Map.of("X-Forwarded-For", "2001:db8:0:1:ffff::9")));
            assertRefused(get(door, "/providers", Map.of("X-Forwarded-For", "::ffff:198.51.100.2")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // not ours, so not believed
            "192.0.2.0/24 | 198.51.100.7 | 127.0.0.1 | 127.0.0.0",
            "127.0.0.1 | 198.51.100.7 | 198.51.100.7 | 198.51.100.0",
            "127.0.0.0/8,10.0.0.0/8 | 1.2.3.4, 198.51.100.7, 10.1.2.3 | 198.51.100.7 | 198.51.100.0",
            "127.0.0.0/8,10.0.0.0/9 | 198.51.100.7, 10.128.0.1 | 10.128.0.1 | 10.128.0.0",
            "127.0.0.0/8 | 1.2.3.4, example.test, 127.0.0.9 | 127.0.0.9 | 127.0.0.0",
            "127.0.0.0/8 | unknown | 127.0.0.1 | 127.0.0.0",
            "127.0.0.0/8 | 2001:db8:1:2::7 | 2001:db8:1:2:0:0:0:7 | 2001:db8:1:0:0:0:0:0",
            "0.0.0.0/0 | 198.51.100.7 | 198.51.100.7 | 198.51.100.0"})
    void who_asks_is_what_our_own_proxies_say(String proxies, String told, String address, String network) throws Exception {
        try (TestDoor door = door(Map.of(TRUSTING, proxies))) {
            get(door, "/providers", Map.of("X-Forwarded-For", told, "Forwarded", "for=203.0.113.9", "X-Real-IP", "203.0.113.9"));
            String client = address.indexOf(':') < 0 ? "for=" + address : "for=\"[" + address + "]\"";
            assertTrue(seen.get("Forwarded").startsWith(client + ";"), seen.get("Forwarded"));
            assertTrue(seen.get("X-Forwarded-For") == null);
            assertEquals(network, door.lastInteraction().get("address").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0.0/x", "example.test", "10.0.0/8/1"})
    void a_network_that_is_none_is_found_at_the_start(String network) {
        assertThrows(IllegalArgumentException.class, () -> new Proxies(List.of(network)));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(429, answer.statusCode(), answer.body());
        assertEquals("/problems/too-many-requests", json(answer.body()).get("type").asText());
        long wait = Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait > 0 && wait <= 60, "wait " + wait);
        assertTrue(answer.headers().firstValue("RateLimit").orElseThrow().contains(";r=0;"));
    }

    private HttpResponse<String> get(TestDoor door, String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.url(path)));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
