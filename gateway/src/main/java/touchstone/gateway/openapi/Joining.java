package touchstone.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import touchstone.gateway.front.Route;
import touchstone.gateway.front.Routes;
import touchstone.gateway.front.Upstream;

/**
 * Makes one OpenAPI document of several, as the front door shows them: only what has a route, and with the front door's ways to say who asks.
 * Components that two services call alike and mean differently get the name of their service.
 */
final class Joining {
    /** Said by the gateway to the services. */
    private static final Set<String> INTERNAL_HEADERS = Set.of("touchstone-channel", "touchstone-visitor", "touchstone-capture-choice", "touchstone-identity");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Routes routes;
    private final ObjectNode joined = JsonNodeFactory.instance.objectNode();

    Joining(Routes routes) {
        this.routes = routes;
        joined.put("openapi", "3.1.0");
        joined.putObject("info").put("title", "Touchstone").put("version", "1")
                .put("description", "Registration with a social login, a governed catalog, demo requests, and a record of every interaction: all behind one front door.");
        joined.putArray("servers").addObject().put("url", "/");
        ObjectNode schemes = joined.putObject("components").putObject("securitySchemes");
        schemes.putObject("publishableKey").put("type", "apiKey").put("in", "header").put("name", "Touchstone-Key").put("description", "bound to one channel and its origins");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT").put("description", "of servers");
        schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "__Host-touchstone-session")
                .put("description", "of browsers; what writes needs the csrfToken of GET /session in Touchstone-CSRF");
        joined.putArray("tags");
        joined.putObject("paths");
    }

    /** Says that a service could not be asked. */
    void missing(Upstream service) {
        ((ObjectNode) joined.get("info")).withArray("x-missing").add(service.name().toLowerCase());
    }

    void add(Upstream service, ObjectNode document) {
        ObjectNode own = document.deepCopy();
        rename(own, names(service, own));
        own.path("components").fields().forEachRemaining(kind -> {
            if (!kind.getKey().equals("securitySchemes")) kind.getValue().fields().forEachRemaining(part -> kind(kind.getKey()).set(part.getKey(), part.getValue()));
        });
        own.path("tags").forEach(((ArrayNode) joined.get("tags"))::add);
        own.path("paths").fields().forEachRemaining(path -> {
            Route route = routes.find(path.getKey());
            if (route != null && route.upstream() == service) ((ObjectNode) joined.get("paths")).set(path.getKey(), seenFromOutside(route, (ObjectNode) path.getValue()));
        });
    }

    ObjectNode joined() {
        return joined;
    }

    private ObjectNode kind(String kind) {
        return ((ObjectNode) joined.get("components")).withObjectProperty(kind);
    }

    /** Which references must change, since another service has taken the name for something else. */
    private Map<String, String> names(Upstream service, ObjectNode own) {
        Map<String, String> names = new HashMap<>();
        own.path("components").fields().forEachRemaining(kind -> {
            ObjectNode parts = (ObjectNode) kind.getValue();
            for (String name : parts.propertyStream().map(Map.Entry::getKey).toList()) {
                JsonNode taken = joined.at("/components/" + kind.getKey() + "/" + name);
                if (taken.isMissingNode() || taken.equals(parts.get(name))) continue;
                String other = service.name().charAt(0) + service.name().substring(1).toLowerCase() + name;
                parts.set(other, parts.remove(name));
                names.put("#/components/" + kind.getKey() + "/" + name, "#/components/" + kind.getKey() + "/" + other);
            }
        });
        return names;
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (names.isEmpty()) return;
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get("$ref");
            if (reference != null && names.containsKey(reference.asText())) object.put("$ref", names.get(reference.asText()));
        }
        node.forEach(child -> rename(child, names));
    }

    private static ObjectNode seenFromOutside(Route route, ObjectNode path) {
        withoutInternalHeaders(path);
        path.fields().forEachRemaining(entry -> {
            if (!METHODS.contains(entry.getKey())) return;
            ObjectNode operation = (ObjectNode) entry.getValue();
            withoutInternalHeaders(operation);
            ArrayNode security = operation.putArray("security");
            if (route.needsKey()) security.addObject().putArray("publishableKey");
            if (!route.needsCaller()) return;
            security.addObject().putArray("bearer");
            security.addObject().putArray("session");
        });
        return path;
    }

    private static void withoutInternalHeaders(ObjectNode holder) {
        if (!(holder.get("parameters") instanceof ArrayNode parameters)) return;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            if (INTERNAL_HEADERS.contains(parameters.get(i).path("name").asText().toLowerCase())) parameters.remove(i);
        }
    }
}
