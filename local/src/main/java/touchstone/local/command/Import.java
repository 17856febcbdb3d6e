package touchstone.local.command;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.local.Api;
import touchstone.local.State;
import touchstone.local.product.ProductFile;
import touchstone.local.product.ProductImport;
import touchstone.local.product.ProductImport.Summary;

/** Brings a product file in through the front door, as the steward would. */
@Command(name = "import", description = "Imports products from a file as drafts, and says what they lack. Exits 0 only if no row was refused.", mixinStandardHelpOptions = true)
public final class Import implements Callable<Integer> {
    @Mixin private Data data;

    @Parameters(paramLabel = "FILE", description = ".csv or .xlsx with a header line such as sku,name,category,list_price_usd,description_en, .ndjson, or .xml for BMEcat: see docs/files.md")
    private Path file;

    @Option(names = "--dry-run", description = "say what would change, and change nothing")
    private boolean dryRun;

    @Option(names = "--all-or-nothing", description = "take in nothing if any row is refused")
    private boolean allOrNothing;

    @Option(names = "--akeneo", description = "the CSV is a product file of Akeneo")
    private boolean akeneo;

    @Option(names = "--mapping", paramLabel = "CODE", description = "a mapping kept under /import-mappings")
    private String mapping;

    @Option(names = "--family", paramLabel = "CODE", description = "the family of new products where the file names none")
    private String family;

    @Override
    public Integer call() {
        ProductFile product = new ProductFile(file);
        product.mediaType();
        State state = data.up();
        Api api = new Api(state.front(), state.issuer());
        Summary summary = ProductImport.run(() -> api.as("steward"), product, query(), (phase, rows) -> System.err.printf("\r%8d rows, %s ", rows, phase.toLowerCase()));
        System.err.print("\r");
        System.out.println(summary.rows() + " rows" + (dryRun ? ", nothing is changed" : ""));
        summary.outcomes().forEach((outcome, count) -> System.out.printf("  %6d %s%n", count, dryRun && !outcome.equals("unchanged") ? "would be " + outcome : outcome));
        System.out.println(summary.findings().isEmpty() ? "Nothing is missing or wrong." : "Findings");
        summary.findings().forEach((code, count) -> System.out.printf("  %6d %s%n", count, code));
        summary.refusals().forEach(System.out::println);
        summary.notes().forEach(System.out::println);
        if (!summary.state().equals("FINISHED")) System.out.println("The file ended as " + summary.state().toLowerCase().replace('_', ' ') + (summary.problem() == null ? "." : ": " + summary.problem()));
        System.out.println("Row by row, as steward or approver: " + state.front() + "/imports/" + summary.id() + " or " + state.front() + "/console/");
        return summary.isWhole() ? 0 : 1;
    }

    private String query() {
        List<String> parameters = new ArrayList<>();
        if (dryRun) parameters.add("dryRun=true");
        if (allOrNothing) parameters.add("allOrNothing=true");
        if (akeneo) parameters.add("format=AKENEO_CSV");
        if (mapping != null) parameters.add("mapping=" + encode(mapping, UTF_8));
        if (family != null) parameters.add("family=" + encode(family, UTF_8));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
