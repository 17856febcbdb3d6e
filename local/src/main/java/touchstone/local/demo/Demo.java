package touchstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import touchstone.local.Api;
import touchstone.local.Stack;
import touchstone.local.process.NotReady;

/** A small catalog to look at, brought in the way a company would: imported by one person, approved and published by another. */
public final class Demo {
    private Demo() {}

    /** On the first start only: what somebody then does to the catalog stays. */
    public static void loadOnce(Stack stack, Consumer<String> progress) {
        if (Files.exists(stack.data().demoLoaded())) return;
        try {
            progress.accept("  " + load(new Api(stack.front(), stack.issuer())));
            Files.createFile(stack.data().demoLoaded());
        } catch (NotReady e) {
            progress.accept("  The demo catalog is not loaded; the next start tries again. " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String load(Api api) {
        JsonNode imported = api.as("steward").post("/imports", "text/csv", products());
        List<Map<String, Object>> complete = new ArrayList<>();
        for (JsonNode row : imported.path("results")) {
            if (row.path("findings").isEmpty()) complete.add(Map.of("id", row.path("product").asText(), "revision", row.path("revision").asLong()));
        }
        Api approver = api.as("approver");
        approver.post("/approvals", Map.of("products", complete));
        JsonNode published = approver.post("/publications", Map.of("channel", "web", "locale", "en", "products", complete));
        long count = published.path("results").findValuesAsText("outcome").stream().filter("PUBLISHED"::equals).count();
        return "The demo catalog is loaded: " + imported.at("/rows/total").asInt() + " products, " + count + " of them published.";
    }

    private static String products() {
        try (var in = Demo.class.getResourceAsStream("/demo/products.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
