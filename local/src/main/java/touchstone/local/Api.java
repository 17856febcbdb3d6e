package touchstone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import touchstone.local.keycloak.Admin;
import touchstone.local.process.NotReady;

/** Our own API as its callers see it: JSON, and one sentence when it refuses. */
public final class Api {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final String issuer;
    private final String token;

    /** @param base the front door, or a service's own address */
    public Api(String base, String issuer) {
        this(base, issuer, null);
    }

    private Api(String base, String issuer, String token) {
        this.base = base;
        this.issuer = issuer;
        this.token = token;
    }

    /** As a member of staff of the demo, whose password is the user name. */
    public Api as(String username) {
        String form = Admin.encode(Map.of("grant_type", "password", "client_id", "cli", "username", username, "password", username));
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return new Api(base, issuer, answer.path("access_token").asText());
    }

    public JsonNode get(String path) {
        return send(request(path));
    }

    public JsonNode post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file as it is. */
    public JsonNode postFile(String path, String contentType, Path file, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = request(path).header("Content-Type", contentType).POST(BodyPublishers.ofFile(file));
            headers.forEach(request::header);
            return send(request);
        } catch (FileNotFoundException e) {
            throw new NotReady("There is no file " + file + " that can be read.");
        }
    }

    public JsonNode post(String path, Object body) {
        return post(path, "application/json", JSON.valueToTree(body).toString());
    }

    public JsonNode postBytes(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** @param revision of what it changes */
    public JsonNode put(String path, long revision, Object body) {
        return send(request(path).header("Content-Type", "application/json").header("If-Match", "\"" + revision + "\"").PUT(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(LIMIT).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new NotReady(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new NotReady(request.method() + " " + request.uri() + " got no answer: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
