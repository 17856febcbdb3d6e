package touchstone.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.local.Api;
import touchstone.local.State;
import touchstone.local.process.NotReady;

/** Brings a product file in through the front door, as the steward would. */
@Command(name = "import", description = "Imports products from a CSV file as drafts, and says what they lack.", mixinStandardHelpOptions = true)
public final class Import implements Callable<Integer> {
    @Mixin private Data data;

    @Parameters(paramLabel = "FILE", description = "with a header line such as sku,name,category,list_price_usd,sell_start,sell_end,description_en")
    private Path file;

    @Override
    public Integer call() throws IOException {
        State state = data.up();
        if (!Files.isReadable(file)) throw new NotReady("There is no file " + file + " that can be read.");
        JsonNode answer = new Api(state.front(), state.issuer()).as("steward").post("/imports", "text/csv", Files.readString(file));
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, Integer> findings = new TreeMap<>();
        for (JsonNode row : answer.path("results")) {
            outcomes.merge(row.path("outcome").asText().toLowerCase(), 1, Integer::sum);
            for (JsonNode finding : row.path("findings")) findings.merge(finding.path("code").asText(), 1, Integer::sum);
        }
        System.out.println(answer.at("/rows/total").asInt() + " rows");
        outcomes.forEach((outcome, count) -> System.out.printf("  %6d %s%n", count, outcome));
        System.out.println(findings.isEmpty() ? "Nothing is missing or wrong." : "Findings");
        findings.forEach((code, count) -> System.out.printf("  %6d %s%n", count, code));
        System.out.println("Row by row, as steward or approver: " + state.front() + "/imports/" + answer.path("id").asText() + " or " + state.front() + "/console/");
        return 0;
    }
}
