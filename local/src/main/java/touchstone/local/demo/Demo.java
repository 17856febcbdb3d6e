package touchstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Gives one line about what is there now. */
    public static String load(Api api) {
        Api steward = api.as("steward");
        JsonNode imported = steward.post("/imports", "text/csv", Window.text("products.csv"));
        Map<String, Map<String, Object>> complete = new LinkedHashMap<>();
        List<JsonNode> answers = new ArrayList<>(List.of(imported));
        answers.addAll(new Window(steward).dress());
        for (JsonNode answer : answers) {
            for (JsonNode row : answer.path("results")) {
                if (row.path("findings").isEmpty()) complete.put(row.path("sku").asText(), Map.of("id", row.path("product").asText(), "revision", row.path("revision").asLong()));
            }
        }
        Api approver = api.as("approver");
        approver.post("/approvals", Map.of("products", complete.values()));
        JsonNode published = approver.post("/publications", Map.of("channel", "web", "locale", "en", "products", complete.values()));
        long count = published.path("results").findValuesAsText("outcome").stream().filter("PUBLISHED"::equals).count();
        long all = answers.stream().flatMap(answer -> answer.path("results").findValuesAsText("sku").stream()).distinct().count();
        return "The demo catalog is loaded: " + all + " products, " + count + " of them published.";
    }
}
