package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.Api;
import touchstone.local.Stack;
import touchstone.local.product.ProductFile;
import touchstone.local.product.ProductImport;
import touchstone.local.product.ProductImport.Summary;

/** What {@code ./touchstone import} does, on the running system. */
class ImportCommandTest {
    @TempDir Path folder;

    private final String run = "I-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void all_rows_of_a_long_file_are_counted() throws IOException {
        StringBuilder csv = new StringBuilder("sku,name\n");
        for (int row = 0; row < 1_200; row++) csv.append(run).append('-').append(row).append(",Pump\n");
        csv.append(run).append("-0,Twice\n");
        Path file = Files.writeString(folder.resolve("long.csv"), csv);

        Summary rehearsed = run(file, "?dryRun=true");
        assertEquals(Map.of("created", 1_200, "refused", 1), rehearsed.outcomes());
        Summary summary = run(file, "");

        assertEquals(1_201, summary.rows());
        assertEquals(Map.of("created", 1_200, "refused", 1), summary.outcomes());
        assertEquals(1_200, summary.findings().get("missing-category"));
        assertEquals(List.of("row 1202 (" + run + "-0): The sku is the same as in row 2."), summary.refusals());
        assertFalse(summary.isWhole());
    }

    @Test
    void a_file_of_another_format_is_sent_as_what_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("products.ndjson"), "{\"sku\":\"" + run + "\",\"values\":{\"name\":\"Pump\"}}\n");

        assertTrue(run(file, "").isWhole());
        assertEquals(Map.of("unchanged", 1), run(file, "").outcomes());
    }

    @Test
    void a_file_that_cannot_be_read_says_why() throws IOException {
        Summary summary = run(Files.writeString(folder.resolve("products.csv"), "name\nPump\n"), "");

        assertEquals("FAILED", summary.state());
        assertFalse(summary.isWhole());
        assertEquals("The first line names no column sku. Nothing was taken in.", summary.problem());
    }

    private static Summary run(Path file, String query) {
        Stack stack = RunningSystem.stack();
        return ProductImport.run(() -> new Api(stack.front(), stack.issuer()).as("steward"), new ProductFile(file), query, (state, rows) -> {});
    }
}
