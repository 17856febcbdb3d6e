package touchstone.catalog.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import touchstone.catalog.family.Family;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.imports.ImportView.State;
import touchstone.catalog.imports.Imports.Claim;
import touchstone.catalog.imports.Imports.Phase;
import touchstone.catalog.imports.RowResult.Outcome;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Neighbours;
import touchstone.catalog.product.Neighbours.Objection;
import touchstone.catalog.product.Origin;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Script;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.Values;
import touchstone.catalog.product.Variants;
import touchstone.catalog.product.Variants.Settled;
import touchstone.catalog.product.Variants.Step;
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
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Products products;
    private final Revisions revisions;
    private final Neighbours neighbours;
    private final Variants variants;
    private final Yardsticks yardsticks;
    private final Imports imports;
    private final Undoing undoing;
    private final Clock clock;

    Importing(Products products, Revisions revisions, Neighbours neighbours, Variants variants, Yardsticks yardsticks, Imports imports, Undoing undoing, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.neighbours = neighbours;
        this.variants = variants;
        this.yardsticks = yardsticks;
        this.imports = imports;
        this.undoing = undoing;
        this.clock = clock;
    }

    /**
     * Takes a file in, or says what would change. Blocks, so that it belongs on a worker thread.
     *
     * @throws HeaderNotReadable if nothing can be taken in
     * @throws FileNotReadable   if it is not of its format
     * @throws FileTooLarge      if it has too many rows; those before are taken in
     */
    void run(ImportOrder order, Path file) {
        run(Claim.begun(order, 0), file);
    }

    /** Goes on with a file. */
    void run(Claim claim, Path file) {
        ImportOrder order = claim.order();
        State state;
        if (claim.phase() == Phase.UNDOING) {
            state = undoing.run(order, claim.batches());
        } else if (order.allOrNothing() && !order.dryRun()) {
            state = whole(claim, file);
        } else {
            Passed passed = pass(order, order.dryRun(), file, claim.rows(), claim.batches());
            state = passed.cancelled() ? State.CANCELLED : State.FINISHED;
        }
        await(imports.finish(order.id(), state, clock.instant()));
    }

    /** First looks at all rows, then writes them. What may still come between, such as a value that somebody else takes meanwhile, undoes what was written. */
    private State whole(Claim claim, Path file) {
        ImportOrder order = claim.order();
        RowCounts written = claim.rows();
        int batches = claim.batches();
        if (claim.phase() == Phase.LOOKING) {
            Passed rehearsed = pass(order, true, file, RowCounts.NONE, 0);
            if (rehearsed.cancelled()) return State.CANCELLED;
            if (rehearsed.rows().refused() > 0) return State.REFUSED;
            await(imports.writing(order.id()));
            written = RowCounts.NONE;
            batches = 0;
        }
        if (written.refused() == 0) {
            Passed passed = pass(order, false, file, written, batches);
            if (!passed.cancelled() && passed.rows().refused() == 0) return State.FINISHED;
            await(imports.undoing(order.id(), passed.stopped()));
            batches = passed.batches();
        }
        return undoing.run(order, batches);
    }

    /** How one reading of a file ended. @param stopped why it did not go on to its end */
    private record Passed(RowCounts rows, int batches, boolean cancelled, List<Finding> stopped) {}

    private Passed pass(ImportOrder order, boolean dry, Path file, RowCounts rows, int batches) {
        Yardstick yardstick = await(yardsticks.now());
        try (Counted bytes = new Counted(Files.newInputStream(file)); Source source = open(order, file, bytes, yardstick)) {
            await(imports.begin(order, source.findings(), rows, batches));
            long size = Files.size(file);
            Run run = new Run(order, dry, yardstick, rows, batches, () -> order.format() == Format.XLSX ? null : Math.round(100.0 * bytes.position() / size) / 100.0);
            RowCounts counts = run.take(source);
            List<Finding> findings = Stream.of(source.findings(), run.findings(), run.stopped).flatMap(List::stream).toList();
            await(imports.note(order.id(), findings));
            return new Passed(counts, run.batches, run.cancelled, findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source open(ImportOrder order, Path file, InputStream bytes, Yardstick yardstick) throws IOException {
        Mapping mapping = order.columns();
        return switch (order.format()) {
            case CSV -> new TableSource(new CsvRecords(bytes, separator(mapping, ',')), naming(mapping, Naming.OWN), yardstick);
            case XLSX -> new TableSource(new XlsxRows(file.toFile()), naming(mapping, Naming.OWN), yardstick);
            case NDJSON -> new NdjsonSource(bytes, yardstick);
            case AKENEO_CSV -> new TableSource(new CsvRecords(bytes, separator(mapping, ';')), naming(mapping, new AkeneoNaming(yardstick)), yardstick);
            case BMECAT -> new BmecatSource(bytes, mapping, yardstick);
        };
    }

    private static char separator(Mapping mapping, char otherwise) {
        return mapping == null || mapping.separator() == null ? otherwise : mapping.separator().charAt(0);
    }

    private static Naming naming(Mapping mapping, Naming otherwise) {
        return mapping == null ? otherwise : mapping.naming(otherwise);
    }

    /** One file on its way in. */
    private final class Run {
        private final ImportOrder order;
        private final boolean dry;
        private final Yardstick yardstick;
        private final Origin origin;
        private final Map<String, Long> taken = new HashMap<>();
        /** In a rehearsal, the models that would be there by now. */
        private final Map<String, ProductRevision> rehearsed = new HashMap<>();
        /** In a rehearsal, the skus of the products that would be there by now. */
        private final Set<String> made = new HashSet<>();
        private final Map<Finding, Integer> inScript = new LinkedHashMap<>();
        private final Supplier<Double> progress;
        private final List<Finding> stopped = new ArrayList<>();
        private RowCounts counts;
        private int batches;
        private boolean cancelled;

        Run(ImportOrder order, boolean dry, Yardstick yardstick, RowCounts before, int batches, Supplier<Double> progress) {
            this.order = order;
            this.dry = dry;
            this.yardstick = yardstick;
            this.counts = before;
            this.batches = batches;
            this.progress = progress;
            this.origin = new Origin(order.author(), order.at(), order.source(), order.system(), order.reason());
        }

        RowCounts take(Source source) throws IOException {
            if (batches > 0) taken.putAll(await(imports.taken(order.id(), batches)));
            for (long done = counts.total(); done > 0; done--) source.next();
            List<Line> batch = new ArrayList<>(BATCH);
            for (Line line = source.next(); line != null && !stops(); line = source.next()) {
                if (counts.total() + batch.size() == MOST_ROWS) throw new FileTooLarge(MOST_ROWS + " rows");
                batch.add(line);
                if (batch.size() == BATCH) {
                    save(batch);
                    batch.clear();
                }
            }
            if (!batch.isEmpty() && !stops()) save(batch);
            return counts;
        }

        private boolean stops() {
            return cancelled || !stopped.isEmpty();
        }

        /** What is to be said of many rows at once. */
        List<Finding> findings() {
            return inScript.entrySet().stream().map(found -> new Finding(found.getKey().code(), found.getKey().attribute(), found.getKey().locale(),
                    "In " + found.getValue() + " of " + counts.total() + " rows the text is in other characters than its locale asks for. Its column may hold another language than it is named after.")).toList();
        }

        private void save(List<Line> batch) {
            Map<Long, RowResult> results = new TreeMap<>();
            List<Line> left = new ArrayList<>();
            for (Line line : batch) {
                if (line.wrong().isEmpty()) left.add(line);
                else results.put(line.row(), RowResult.refused(line, line.wrong()));
            }
            for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) left = attempt(left, results, attempt == ATTEMPTS);
            for (Line line : left) {
                results.put(line.row(), RowResult.refused(line, List.of(new Finding("changed-meanwhile", null, "Somebody else is changing this product. Send the row again."))));
            }
            note(List.copyOf(results.values()));
        }

        private void note(List<RowResult> inOrder) {
            counts = counts.plus(inOrder);
            Imports.Added added = await(imports.add(order.id(), batches, inOrder, counts, progress.get(), clock.instant()));
            batches = added.next();
            cancelled = added.cancelled();
            if (!dry && order.allOrNothing()) inOrder.stream().filter(result -> result.outcome() == Outcome.REFUSED).forEach(result -> stopped.add(new Finding("not-as-a-whole",
                    result.findings().get(0).attribute(), "Row " + result.row() + " (" + result.sku() + ") could no longer be taken in. " + result.findings().get(0).detail()
                    + " What was taken in before it is undone.")));
        }

        /** @return the lines whose products were changed by somebody else at the same time */
        private List<Line> attempt(List<Line> lines, Map<Long, RowResult> results, boolean last) {
            Map<String, Product> heads = await(products.bySku(lines.stream().map(Line::sku).toList()));
            Map<RevisionRef, ProductRevision> latest = await(revisions.of(heads.values().stream().map(Product::latest).toList()));
            Map<Line, ProductRevision> changed = new LinkedHashMap<>();
            Map<Line, Row> rows = new HashMap<>();
            for (Line line : lines) {
                Product head = heads.get(line.sku());
                ProductRevision present = head == null ? null : latest.get(head.latest());
                Row row = read(line, present);
                if (!row.wrong().isEmpty()) {
                    results.put(line.row(), RowResult.refused(line, row.wrong()));
                    continue;
                }
                rows.put(line, row);
                ProductRevision next = present == null
                        ? ProductRevision.first(line.sku(), family(line, null), row.values(), origin)
                        : present.next(head, row.values(), origin);
                if (next != present) changed.put(line, next);
                else if (dry) results.put(line.row(), RowResult.dry(line, Outcome.UNCHANGED, present, next, findings(row, next)));
                else results.put(line.row(), RowResult.of(line, outcome(present), present, findings(row, present)));
            }
            // Somebody else may just be making the same product.
            List<Line> again = new ArrayList<>();
            settle(changed, heads, latest, rows, results);
            refuseBesideOthers(changed, results, line -> !last && !dry && !heads.containsKey(line.sku()) && again.add(line));
            if (dry) {
                changed.keySet().forEach(line -> made.add(line.sku()));
                changed.forEach((line, next) -> {
                    Product head = heads.get(line.sku());
                    results.put(line.row(), RowResult.dry(line, head == null ? Outcome.CREATED : Outcome.UPDATED, head == null ? null : latest.get(head.latest()), next, findings(rows.get(line), next)));
                });
                return List.of();
            }
            Set<RevisionRef> lost = changed.isEmpty() ? Set.of() : await(products.save(changed.values()));
            changed.forEach((line, revision) -> {
                Outcome outcome = heads.containsKey(line.sku()) ? Outcome.UPDATED : Outcome.CREATED;
                if (lost.contains(revision.ref())) again.add(line);
                else results.put(line.row(), RowResult.of(line, outcome, revision, findings(rows.get(line), revision)));
            });
            return again;
        }

        /** What became of a row that changes nothing: it may have been written before this import was interrupted. */
        private Outcome outcome(ProductRevision present) {
            if (!present.change().source().equals(origin.source())) return Outcome.UNCHANGED;
            return present.ref().revision() == 1 ? Outcome.CREATED : Outcome.UPDATED;
        }

        /** Fills variants up from their models, and takes out those that cannot be what they would be, or say what is there already. */
        private void settle(Map<Line, ProductRevision> changed, Map<String, Product> heads, Map<RevisionRef, ProductRevision> latest, Map<Line, Row> rows, Map<Long, RowResult> results) {
            List<Step> steps = new ArrayList<>();
            changed.forEach((line, next) -> steps.add(new Step(heads.containsKey(line.sku()) ? latest.get(heads.get(line.sku()).latest()) : null, next)));
            List<Step> all = Stream.concat(steps.stream(), rehearsed.values().stream().map(model -> new Step(model, model))).toList();
            Map<RevisionRef, Settled> settled = await(variants.settle(all, yardstick, dry));
            Iterator<Step> step = steps.iterator();
            for (var entries = changed.entrySet().iterator(); entries.hasNext(); ) {
                var change = entries.next();
                ProductRevision present = step.next().present();
                Settled outcome = settled.get(change.getValue().ref());
                if (!outcome.objections().isEmpty()) {
                    results.put(change.getKey().row(), refused(change.getKey(), outcome.objections()));
                    entries.remove();
                } else if (outcome.revision() == present) {
                    results.put(change.getKey().row(), RowResult.of(change.getKey(), dry ? Outcome.UNCHANGED : outcome(present), present, findings(rows.get(change.getKey()), present)));
                    entries.remove();
                } else {
                    change.setValue(outcome.revision());
                    if (dry && !Standing.axes(outcome.revision().values()).isEmpty() && Standing.model(outcome.revision().values()).isEmpty()) rehearsed.put(change.getKey().sku(), outcome.revision());
                }
            }
        }

        private static RowResult refused(Line line, List<Objection> objections) {
            return RowResult.refused(line, objections.stream().map(it -> new Finding(it.code(), it.slot().attribute(), "The " + it.slot().attribute() + " " + it.detail() + ".")).toList());
        }

        /** Takes out those whose values cannot stand beside those of other products. */
        private void refuseBesideOthers(Map<Line, ProductRevision> changed, Map<Long, RowResult> results, Predicate<Line> again) {
            if (changed.isEmpty()) return;
            var objections = await(dry ? neighbours.rehearse(changed.values(), yardstick, made) : neighbours.objections(changed.values(), yardstick));
            changed.entrySet().removeIf(change -> {
                List<Objection> found = objections.getOrDefault(change.getValue().ref(), List.of());
                if (!found.isEmpty() && !again.test(change.getKey())) results.put(change.getKey().row(), refused(change.getKey(), found));
                if (!found.isEmpty()) rehearsed.remove(change.getKey().sku());
                return !found.isEmpty();
            });
        }

        /** Of two rows with the same sku the first that can be read is taken. */
        private Row read(Line line, ProductRevision present) {
            Long before = taken.get(line.sku());
            if (before != null && before != line.row()) return wrong(line, "duplicate-sku", "The sku is the same as in row " + before + ".");
            String code = family(line, present);
            Family family = yardstick.families().get(code);
            if (family == null) return wrong(line, "unknown-family", "There is no family " + code + ".");
            if (line.family() != null && !line.family().equals(code)) return wrong(line, "other-family", "The product is of the family " + code + ", which does not change.");
            Row row = line.reading().read(family, present == null ? Values.NONE : present.values());
            if (row.wrong().isEmpty()) taken.put(line.sku(), line.row());
            return row;
        }

        private String family(Line line, ProductRevision present) {
            if (present != null) return present.family();
            return line.family() == null ? order.family() : line.family();
        }

        private Row wrong(Line line, String code, String detail) {
            return Row.wrong(line.row(), line.sku(), List.of(new Finding(code, null, detail)));
        }

        private List<Finding> findings(Row row, ProductRevision revision) {
            List<Finding> script = Script.findings(yardstick.family(revision), revision.values());
            script.forEach(finding -> inScript.merge(new Finding(finding.code(), finding.attribute(), finding.locale(), null), 1, Integer::sum));
            return Stream.of(row.notes(), yardstick.findings(revision), script).flatMap(List::stream).toList();
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
