package touchstone.local.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import touchstone.local.Api;

/** Sends a product file through the front door, waits until it is taken in, and sums up what became of all its rows. */
public final class ProductImport {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int MOST_REFUSALS = 20;
    private static final Set<String> GOES_ON = Set.of("WAITING", "RUNNING", "UNDOING");

    private ProductImport() {}

    /**
     * What became of a file.
     *
     * @param state    FINISHED if it was taken in, row by row or as a whole; of a file that was not, why not is in {@code problem} or {@code notes}
     * @param outcomes how many rows came out how
     * @param findings how often what was found
     * @param refusals the first rows that were refused, each with its reasons
     */
    public record Summary(String id, String state, String problem, long rows, Map<String, Integer> outcomes, Map<String, Integer> findings, List<String> notes, List<String> refusals) {
        /** Whether all its rows were taken in, or would be. */
        public boolean isWhole() {
            return state.equals("FINISHED") && !outcomes.containsKey("refused");
        }
    }

    /**
     * @param steward  signs in anew each time it is asked, since a large file may outlast a token
     * @param query    the parameters of {@code POST /imports}
     * @param progress is told the state and how many rows are done
     */
    public static Summary run(Supplier<Api> steward, ProductFile file, String query, BiConsumer<String, Long> progress) {
        JsonNode view = steward.get().postFile("/imports" + query, file.mediaType(), file.path(), Map.of("Prefer", "respond-async"));
        String path = "/imports/" + view.path("id").asText();
        Api api = steward.get();
        for (int looks = 1; GOES_ON.contains(view.path("state").asText()); looks++) {
            progress.accept(view.path("state").asText(), view.at("/rows/total").asLong());
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (looks % 60 == 0) api = steward.get();
            view = api.get(path);
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, Integer> findings = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        JsonNode page = view;
        while (true) {
            page.path("results").forEach(row -> count(row, outcomes, findings, refusals));
            if (!page.hasNonNull("next")) break;
            page = steward.get().get(path + "?after=" + page.path("next").asText());
        }
        List<String> notes = new ArrayList<>();
        view.path("findings").forEach(finding -> notes.add(finding.path("detail").asText()));
        return new Summary(view.path("id").asText(), view.path("state").asText(), view.at("/problem/detail").asText(null), view.at("/rows/total").asLong(), outcomes, findings, notes, refusals);
    }

    private static void count(JsonNode row, Map<String, Integer> outcomes, Map<String, Integer> findings, List<String> refusals) {
        String outcome = row.path("outcome").asText().toLowerCase();
        outcomes.merge(outcome, 1, Integer::sum);
        List<String> details = new ArrayList<>();
        for (JsonNode finding : row.path("findings")) {
            findings.merge(finding.path("code").asText(), 1, Integer::sum);
            details.add(finding.path("detail").asText());
        }
        if (outcome.equals("refused") && refusals.size() < MOST_REFUSALS) refusals.add("row " + row.path("row").asLong() + " (" + row.path("sku").asText("no sku") + "): " + String.join(" ", details));
    }
}
