package touchstone.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.local.keycloak.Admin;
import touchstone.local.keycloak.Realms;

/** Access tokens from Keycloak, for tests that call a service as somebody. */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Map<String, Cached> CACHE = new HashMap<>();

    private record Cached(String token, Instant until) {}

    private Tokens() {}

    /** Of a member of staff, {@code steward}, {@code approver}, {@code sales}, {@code marketing} or {@code operator}, or a customer, {@code verified-company} or {@code partner}. The same token until shortly before it expires. */
    public static synchronized String of(String username) {
        Cached cached = CACHE.get(username);
        if (cached == null || cached.until.isBefore(Instant.now())) {
            JsonNode answer = byPassword(username, username);
            cached = new Cached(answer.path("access_token").asText(), Instant.now().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN));
            CACHE.put(username, cached);
        }
        return cached.token;
    }

    /** Of somebody nobody has seen before, with role prospect, but without a social sign-in: for that see {@link SocialSignIn#asNewVisitor}. */
    public static Person ofNewProspect() {
        return ofNew("prospect");
    }

    /** Of somebody nobody has seen before, with these roles of our realm. */
    public static Person ofNew(String... roles) {
        Admin admin = TestKeycloak.admin();
        String name = roles[0] + "-" + UUID.randomUUID();
        String email = name + "@contoso.test";
        String familyName = name.substring(name.length() - 12);
        String realm = "/" + Realms.OURS;
        String id = admin.post(realm + "/users", Map.of("username", name, "email", email, "emailVerified", true, "enabled", true,
                "firstName", "Person", "lastName", familyName, "credentials", List.of(Map.of("type", "password", "value", name))));
        admin.post(realm + "/users/" + id + "/role-mappings/realm", Stream.of(roles).map(role -> admin.get(realm + "/roles/" + role)).toList());
        return new Person(byPassword(name, name).path("access_token").asText(), id, email, "Person", familyName);
    }

    /** @param sub the subject of the token, which is the person's id in Keycloak */
    public record Person(String token, String sub, String email, String givenName, String familyName) {}

    static synchronized void forget() {
        CACHE.clear();
    }

    /** The answer of the token endpoint. */
    static JsonNode request(Map<String, String> form) {
        var request = HttpRequest.newBuilder(URI.create(TestKeycloak.endpoint("token"))).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(Admin.encode(form))).build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException("Keycloak gave no token: " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode byPassword(String username, String password) {
        return request(Map.of("grant_type", "password", "client_id", "cli", "scope", "openid", "username", username, "password", password));
    }
}
