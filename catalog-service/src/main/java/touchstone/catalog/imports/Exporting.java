package touchstone.catalog.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import touchstone.catalog.category.CategoryTrees;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.Values;
import touchstone.catalog.product.ValuesPatch;
import touchstone.catalog.product.Yardstick;
import touchstone.catalog.product.Yardsticks;
import touchstone.catalog.relation.RelationTypes;

/** Writes the latest revisions of all products to a file that an import takes: sent back unchanged, it changes nothing. In little memory, page by page. */
@ApplicationScoped
class Exporting {
    private static final int PAGE = 500;
    private static final int LONGEST_CELL = 32_767;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Products products;
    private final Revisions revisions;
    private final Yardsticks yardsticks;
    private final CategoryTrees trees;
    private final RelationTypes types;
    private final ObjectWriter json;

    Exporting(Products products, Revisions revisions, Yardsticks yardsticks, CategoryTrees trees, RelationTypes types, ObjectMapper json) {
        this.products = products;
        this.revisions = revisions;
        this.yardsticks = yardsticks;
        this.trees = trees;
        this.types = types;
        this.json = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /**
     * Blocks, so that it belongs on a worker thread.
     *
     * @param status only the products whose latest revision is so far, null for all
     * @throws TextTooLong if a text does not fit into a cell of a spreadsheet
     */
    void write(Format format, Product.Status status, OutputStream out) throws IOException {
        Yardstick yardstick = await(yardsticks.now());
        switch (format) {
            case CSV -> csv(status, yardstick, out);
            case XLSX -> xlsx(status, yardstick, out);
            default -> ndjson(status, yardstick, out);
        }
    }

    private void csv(Product.Status status, Yardstick yardstick, OutputStream out) throws IOException {
        Cells cells = new Cells(families(yardstick), yardstick, systems(status), standing());
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(String.join(",", cells.names()) + "\r\n");
        each(status, revision -> {
            List<Object> row = cells.of(revision);
            for (int at = 0; at < row.size(); at++) {
                if (at > 0) text.write(',');
                if (row.get(at) != null) text.write(field(row.get(at)));
            }
            text.write("\r\n");
        });
        text.flush();
    }

    static String field(Object cell) {
        // Numbers run no formula, and a guard before a minus would make a text of them.
        String text = cell instanceof String string ? FormulaGuard.guard(string) : text(cell);
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }

    private void xlsx(Product.Status status, Yardstick yardstick, OutputStream out) throws IOException {
        Cells cells = new Cells(families(yardstick), yardstick, systems(status), standing());
        Workbook workbook = new Workbook(out, "Touchstone", "1.0");
        Worksheet sheet = workbook.newWorksheet("products");
        sheet.freezePane(1, 1);
        List<String> names = cells.names();
        for (int at = 0; at < names.size(); at++) sheet.inlineString(0, at, names.get(at));
        int[] next = {1};
        each(status, revision -> {
            int row = next[0]++;
            List<Object> values = cells.of(revision);
            for (int at = 0; at < values.size(); at++) cell(sheet, row, at, values.get(at), revision, names);
            if (row % PAGE == 0) sheet.flush();
        });
        workbook.finish();
    }

    /** Texts are written as texts, so that none of them is a formula. */
    private static void cell(Worksheet sheet, int row, int at, Object value, ProductRevision revision, List<String> names) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, at, number);
        } else if (value instanceof Boolean bool) {
            sheet.value(row, at, bool);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, at, day);
            sheet.style(row, at).format("yyyy-mm-dd").set();
        } else if (value != null) {
            if (value.toString().length() > LONGEST_CELL) throw new TextTooLong(revision.sku(), names.get(at), LONGEST_CELL);
            sheet.inlineString(row, at, value.toString());
        }
    }

    private void ndjson(Product.Status status, Yardstick yardstick, OutputStream out) throws IOException {
        each(status, revision -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put(Header.SKU, revision.sku());
            line.put(Header.FAMILY, revision.family());
            line.put("values", ValuesPatch.view(known(revision, yardstick)));
            json.writeValue(out, line);
            out.write('\n');
        });
    }

    /** What a revision says in the slots that its family still has. */
    private static Values known(ProductRevision revision, Yardstick yardstick) {
        var slots = yardstick.family(revision).attributes().stream().flatMap(attribute -> Columns.of(attribute, yardstick).stream()).collect(Collectors.toSet());
        SortedMap<Slot, Values.Value> known = new TreeMap<>(revision.values().bySlot());
        known.keySet().removeIf(slot -> !slots.contains(slot) && !slot.attribute().equals(ValuesPatch.EXTERNAL_REFERENCES) && Standing.of(slot.attribute()).isEmpty());
        return new Values(known);
    }

    /** The systems that call any of the products something: the columns have to be known before the first row. */
    private SortedSet<String> systems(Product.Status status) throws IOException {
        SortedSet<String> systems = new TreeSet<>();
        each(status, revision -> revision.values().bySlot().keySet().stream().filter(slot -> slot.attribute().equals(ValuesPatch.EXTERNAL_REFERENCES)).map(Slot::scope).forEach(systems::add));
        return systems;
    }

    /** Where products can stand among others: trees and types of relations there are a handful of. */
    private List<Slot> standing() {
        List<Slot> slots = new ArrayList<>(List.of(Standing.VARIANT_OF.slot(null), Standing.AXES.slot(null)));
        await(trees.versions()).keySet().stream().sorted().forEach(tree -> slots.add(Standing.CATEGORIES.slot(tree)));
        await(types.all()).keySet().stream().sorted().forEach(type -> slots.add(Standing.RELATIONS.slot(type)));
        return slots;
    }

    private interface Step {
        void write(ProductRevision revision) throws IOException;
    }

    private void each(Product.Status status, Step step) throws IOException {
        UUID after = null;
        List<Product> heads;
        do {
            heads = await(products.page(after, status, PAGE));
            Map<RevisionRef, ProductRevision> latest = await(revisions.of(heads.stream().map(Product::latest).toList()));
            for (Product head : heads) step.write(latest.get(head.latest()));
            if (!heads.isEmpty()) after = heads.get(heads.size() - 1).id();
        } while (heads.size() == PAGE);
    }

    private static List<Family> families(Yardstick yardstick) {
        return new ArrayList<>(new TreeMap<>(yardstick.families()).values());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
