package touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What stewards and approvers ask the catalog for. */
final class CatalogClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI catalog;
    private final String steward;
    private final String approver;

    CatalogClient(URI catalog, Issuer issuer) {
        this.catalog = catalog;
        this.steward = issuer.token("steward");
        this.approver = issuer.token("approver");
    }

    /** @return the ids of the products, in the order of the rows */
    List<String> take(String csv) {
        JsonNode imported = send(imports("", csv));
        if (imported.path("rows").path("refused").asLong() > 0) throw new IllegalStateException("rows were refused: " + imported.path("results").path(0));
        List<String> ids = new ArrayList<>();
        for (JsonNode page = imported; ; page = send(request("/imports/" + imported.path("id").asText() + "?after=" + page.path("next").asText(), steward).build())) {
            page.path("results").forEach(result -> ids.add(result.path("product").asText()));
            if (!page.has("next")) return ids;
        }
    }

    void rehearse(String csv) {
        send(imports("?dryRun=true", csv));
    }

    void approve(List<String> ids, int revision) {
        post("/approvals", Map.of("products", refs(ids, revision)));
    }

    void publish(List<String> ids, int revision, String channel, String locale) {
        post("/publications", Map.of("channel", channel, "locale", locale, "products", refs(ids, revision)));
    }

    /** Changes a family in a way that no reader sees, but that the index is made by. */
    void touchFamily() {
        JsonNode family = send(request("/families/standard", steward).build());
        ObjectNode style = (ObjectNode) StreamSupport.stream(family.path("attributes").spliterator(), false).filter(it -> it.path("code").asText().equals("style")).findFirst().orElseThrow();
        style.put("searchable", !style.path("searchable").asBoolean());
        send(request("/families/standard/attributes/style", steward).header("Content-Type", "application/json").header("If-Match", "\"" + family.path("revision").asLong() + "\"")
                .PUT(BodyPublishers.ofString(JSON.createObjectNode().set("attribute", style).toString())).build());
    }

    /** The revision that readers see. */
    long seen(String id) {
        return send(request("/storefront/products/" + id, null).header("Touchstone-Channel", "web").header("Accept-Language", "en").build()).path("revision").asLong();
    }

    private static List<Map<String, Object>> refs(List<String> ids, int revision) {
        return ids.stream().map(id -> Map.<String, Object>of("id", id, "revision", revision)).toList();
    }

    private HttpRequest imports(String query, String csv) {
        return request("/imports" + query, steward).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)).build();
    }

    private void post(String path, Object body) {
        JsonNode answer = send(request(path, approver).header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())).build());
        answer.path("results").forEach(result -> {
            if (result.path("outcome").asText().equals("REFUSED")) throw new IllegalStateException(path + " refused " + result);
        });
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(catalog.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
