package touchstone.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What staff does to a file of products: the steward imports it, a second person approves and publishes. */
final class Governing {
    private static final int MOST_AT_ONCE = 1000;

    /** @param findings per sku, the codes of what is wrong or missing */
    record Imported(List<Map<String, Object>> products, Map<String, String> ids, Map<String, List<String>> findings, JsonNode rows) {}

    private Governing() {}

    static Imported imports(String csv) {
        return imports("standard", csv);
    }

    static Imported imports(String family, String csv) {
        JsonNode answer = Caller.staff("steward").postCsv("/imports?family=" + family, csv).must(201).body();
        var products = new ArrayList<Map<String, Object>>();
        var ids = new HashMap<String, String>();
        var findings = new HashMap<String, List<String>>();
        for (JsonNode row : answer.path("results")) {
            String sku = row.path("sku").asText();
            products.add(Map.of("id", row.path("product").asText(), "revision", row.path("revision").asLong()));
            ids.put(sku, row.path("product").asText());
            findings.put(sku, texts(row.path("findings"), "code"));
        }
        return new Imported(products, ids, findings, answer.path("rows"));
    }

    /** Approves these revisions; gives the results. */
    static List<JsonNode> approve(List<Map<String, Object>> products) {
        return inBatches(products, batch -> Map.of("products", batch), "/approvals");
    }

    /** Publishes these revisions on channel web in English; gives the results. */
    static List<JsonNode> publish(List<Map<String, Object>> products) {
        return inBatches(products, batch -> Map.of("channel", "web", "locale", "en", "products", batch), "/publications");
    }

    static List<JsonNode> withOutcome(List<JsonNode> results, String outcome) {
        return results.stream().filter(result -> result.path("outcome").asText().equals(outcome)).toList();
    }

    static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(item -> item.path(field).asText()).toList();
    }

    private static List<JsonNode> inBatches(List<Map<String, Object>> products, java.util.function.Function<Object, Object> body, String path) {
        var results = new ArrayList<JsonNode>();
        for (int from = 0; from < products.size(); from += MOST_AT_ONCE) {
            List<Map<String, Object>> batch = products.subList(from, Math.min(products.size(), from + MOST_AT_ONCE));
            Caller.staff("approver").post(path, body.apply(batch)).must(200).body().path("results").forEach(results::add);
        }
        return results;
    }
}
