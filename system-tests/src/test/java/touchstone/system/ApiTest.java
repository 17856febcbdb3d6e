package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * What clients are built against still holds: the API that the front door offers now, against the one that was accepted last ({@code storefront/src/main/openapi/openapi.json}, of which
 * the typed client is made). What is added passes. With {@code TOUCHSTONE_ACCEPT_API=true} what is offered now is accepted, and written there.
 */
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ACCEPTED = Path.of(System.getProperty("touchstone.root"), "storefront/src/main/openapi/openapi.json");
    private static String offered;

    @BeforeAll
    static void ask() throws IOException {
        RunningSystem.stack();
        JsonNode now = Caller.visitor().get("/openapi").must(200).body();
        assertTrue(now.at("/info/x-missing").isMissingNode(), "a service did not say what it offers: " + now.path("info"));
        offered = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n";
        if (Boolean.parseBoolean(System.getenv("TOUCHSTONE_ACCEPT_API"))) Files.writeString(ACCEPTED, offered);
    }

    @Test
    void what_was_offered_to_clients_is_still_there() throws IOException {
        List<String> broken = broken(Files.readString(ACCEPTED), offered);

        assertTrue(broken.isEmpty(), () -> "Clients that are in use would break: " + String.join("; ", broken) + ". Put it back, or offer the new way beside it. If nobody can be using it, accept the API as it is now:"
                + " TOUCHSTONE_ACCEPT_API=true ./mvnw -pl system-tests -am -Dtest=ApiTest -Dsurefire.failIfNoSpecifiedTests=false verify, and commit " + ACCEPTED.getFileName() + " with the reason.");
    }

    /** The check itself: what takes something away is found, whatever is only added is not. */
    @Test
    void a_change_that_breaks_clients_is_told_from_one_that_does_not() throws IOException {
        ObjectNode without = accepted();
        ((ObjectNode) without.get("paths")).remove("/storefront/categories");
        assertFound("GET /storefront/categories", broken(accepted().toString(), without.toString()));

        ObjectNode required = accepted();
        ((ArrayNode) required.at("/paths/~1storefront~1products/get/parameters")).addObject().put("name", "market").put("in", "query").put("required", true).putObject("schema").put("type", "string");
        assertFound("GET /storefront/products", broken(accepted().toString(), required.toString()));

        ObjectNode renamed = accepted();
        ((ObjectNode) renamed.at("/components/schemas/NewDemoRequest/properties")).putObject("region").put("type", "string");
        ((ArrayNode) renamed.at("/components/schemas/NewDemoRequest/required")).add("region");
        assertFound("POST /demo-requests", broken(accepted().toString(), renamed.toString()));

        ObjectNode more = accepted();
        ((ObjectNode) more.get("paths")).putObject("/storefront/stores").putObject("get").putObject("responses").putObject("200").put("description", "OK");
        ((ArrayNode) more.at("/paths/~1storefront~1products/get/parameters")).addObject().put("name", "near").put("in", "query").putObject("schema").put("type", "string");
        ((ObjectNode) more.at("/components/schemas/ProductCard/properties")).putObject("badge").put("type", "string");
        assertTrue(broken(accepted().toString(), more.toString()).isEmpty());
    }

    private static void assertFound(String operation, List<String> broken) {
        assertTrue(broken.stream().anyMatch(line -> line.startsWith(operation)), broken::toString);
    }

    private static ObjectNode accepted() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(ACCEPTED));
    }

    private static List<String> broken(String before, String now) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(before, now);
        List<String> broken = new ArrayList<>();
        changes.getMissingEndpoints().forEach(gone -> broken.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
        changes.getChangedOperations().stream().filter(change -> change.isIncompatible()).forEach(change -> broken.add(change.getHttpMethod() + " " + change.getPathUrl() + " has changed"));
        return broken;
    }
}
