package touchstone.catalog.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.catalog.family.Families;
import touchstone.catalog.imports.CsvRecords.CsvRecord;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.imports.RowResult.Outcome;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Origin;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Yardstick;
import touchstone.catalog.product.Yardsticks;

/**
 * Takes the rows of a file in as drafts, each for itself, a batch at a time. A row that says what is there already changes nothing, so that a file can be
 * sent again, also after it was cut short.
 */
@ApplicationScoped
public class Importing {
    static final int BATCH = 500;
    private static final int MOST_ROWS = 200_000;
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Products products;
    private final Revisions revisions;
    private final Yardsticks yardsticks;
    private final Imports imports;
    private final Clock clock;

    Importing(Products products, Revisions revisions, Yardsticks yardsticks, Imports imports, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.yardsticks = yardsticks;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Reads the file as it arrives. Blocks, so that it belongs on a worker thread.
     *
     * @throws HeaderNotReadable if nothing can be taken in
     * @throws FileTooLarge      if it has too many rows or bytes; those before are taken in
     * @throws FileCutShort      if it ends in the middle; the rows before are taken in
     */
    UUID run(InputStream file, String author) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Yardstick yardstick = await(yardsticks.now());
        try {
            CsvRecords records = new CsvRecords(file);
            Columns columns = new Columns(records.next(), yardstick.families().get(Families.STANDARD), yardstick);
            Origin origin = new Origin(author, clock.instant(), "import/" + id);
            await(imports.begin(id, author, origin.at(), columns.findings()));
            new Run(id, yardstick, origin).take(records, columns);
            await(imports.finish(id, clock.instant()));
            return id;
        } catch (IOException e) {
            throw new FileCutShort();
        }
    }

    /** One file on its way in. */
    private final class Run {
        private final UUID id;
        private final Yardstick yardstick;
        private final Origin origin;
        private final Map<String, Long> taken = new HashMap<>();
        private RowCounts counts = RowCounts.NONE;
        private int batches;

        Run(UUID id, Yardstick yardstick, Origin origin) {
            this.id = id;
            this.yardstick = yardstick;
            this.origin = origin;
        }

        void take(CsvRecords records, Columns columns) throws IOException {
            List<Row> batch = new ArrayList<>(BATCH);
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                if (counts.total() + batch.size() == MOST_ROWS) throw new FileTooLarge(MOST_ROWS + " rows");
                batch.add(first(columns.read(record)));
                if (batch.size() == BATCH) {
                    save(batch);
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) save(batch);
        }

        /** Of two rows with the same sku the first that can be read is taken. */
        private Row first(Row row) {
            if (!row.wrong().isEmpty()) return row;
            Long before = taken.putIfAbsent(row.sku(), row.row());
            return before == null ? row : Row.wrong(row.row(), row.sku(), List.of(new Finding("duplicate-sku", null, "The column sku is the same as in row " + before + ".")));
        }

        private void save(List<Row> batch) {
            Map<Long, RowResult> results = new TreeMap<>();
            List<Row> left = new ArrayList<>();
            for (Row row : batch) {
                if (row.wrong().isEmpty()) left.add(row);
                else results.put(row.row(), RowResult.refused(row, row.wrong()));
            }
            for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) left = attempt(left, results);
            for (Row row : left) {
                results.put(row.row(), RowResult.refused(row, List.of(new Finding("changed-meanwhile", null, "Somebody else is changing this product. Send the row again."))));
            }
            List<RowResult> inOrder = List.copyOf(results.values());
            counts = counts.plus(inOrder);
            await(imports.add(id, batches++, inOrder, counts));
        }

        /** @return the rows whose products were changed by somebody else at the same time */
        private List<Row> attempt(List<Row> rows, Map<Long, RowResult> results) {
            Map<String, Product> heads = await(products.bySku(rows.stream().map(Row::sku).toList()));
            Map<RevisionRef, ProductRevision> latest = await(revisions.of(heads.values().stream().map(Product::latest).toList()));
            Map<Row, ProductRevision> changed = new HashMap<>();
            for (Row row : rows) {
                Product head = heads.get(row.sku());
                ProductRevision present = head == null ? null : latest.get(head.latest());
                ProductRevision next = present == null
                        ? ProductRevision.first(row.sku(), Families.STANDARD, row.values(), origin)
                        : present.next(head, row.values(), origin);
                if (next == present) results.put(row.row(), RowResult.of(row, Outcome.UNCHANGED, present, findings(row, present)));
                else changed.put(row, next);
            }
            Set<RevisionRef> lost = await(products.save(changed.values()));
            List<Row> again = new ArrayList<>();
            changed.forEach((row, revision) -> {
                Outcome outcome = heads.containsKey(row.sku()) ? Outcome.UPDATED : Outcome.CREATED;
                if (lost.contains(revision.ref())) again.add(row);
                else results.put(row.row(), RowResult.of(row, outcome, revision, findings(row, revision)));
            });
            return again;
        }

        private List<Finding> findings(Row row, ProductRevision revision) {
            return Stream.concat(row.notes().stream(), yardstick.findings(revision).stream()).toList();
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
