package touchstone.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's Admin REST API, signed in as the administrator of the master realm for the minute that its token lasts. */
public final class Admin {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    private Admin(String base, String password) {
        this.base = base;
        var form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", KeycloakServer.ADMIN, "password", password);
        this.token = json(send(request("/realms/master/protocol/openid-connect/token").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))))).path("access_token").asText();
    }

    /** @throws Refused if that is not the password */
    public static Admin signIn(String base, String password) {
        return new Admin(base, password);
    }

    /** Signs in by {@code password}; where {@code former} is still in force, changes it first. */
    public static Admin signIn(String base, String password, String former) {
        try {
            return signIn(base, password);
        } catch (Refused e) {
            if (!e.getMessage().contains("invalid_grant")) throw e;
        }
        Admin admin = signIn(base, former);
        String id = admin.get("/master/users?exact=true&username=" + KeycloakServer.ADMIN).at("/0/id").asText();
        admin.put("/master/users/" + id + "/reset-password", Map.of("type", "password", "value", password, "temporary", false));
        return admin;
    }

    /** @param path below {@code /admin/realms} */
    public JsonNode get(String path) {
        return json(send(authorized(path).GET()));
    }

    public void put(String path, Object body) {
        send(authorized(path).PUT(publisher(body)));
    }

    /** Returns the id of what was created, if that has one. */
    public String post(String path, Object body) {
        String location = send(authorized(path).POST(publisher(body))).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public void delete(String path) {
        send(authorized(path).DELETE());
    }

    /** Keycloak said no. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder authorized(String path) {
        return request("/admin/realms" + path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() < 300) return response;
            throw new Refused(request.method() + " " + request.uri().getPath() + " was answered " + response.statusCode() + ": " + response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while asking Keycloak", e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
