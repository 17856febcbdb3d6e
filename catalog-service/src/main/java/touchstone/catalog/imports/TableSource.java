package touchstone.catalog.imports;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Yardstick;

/** A table with a header and a product per row. */
final class TableSource implements Source {
    private final Table table;
    private final Header header;
    private final Map<String, Columns> byFamily = new HashMap<>();
    private final SortedSet<Integer> unknown = new TreeSet<>();

    /** @throws HeaderNotReadable if nothing can be taken in */
    TableSource(Table table, Naming naming, Yardstick yardstick) throws IOException {
        this.table = table;
        this.header = Header.of(table.next(), naming);
        yardstick.families().values().forEach(family -> byFamily.put(family.code(), new Columns(header, family, yardstick)));
        for (int at = 0; at < header.names().size(); at++) unknown.add(at);
        byFamily.values().forEach(columns -> unknown.retainAll(columns.unknown()));
    }

    @Override
    public List<Finding> findings() {
        return unknown.stream().map(at -> new Finding("unknown-column", null, "The column " + header.name(at) + " is no attribute. It was passed over.")).toList();
    }

    @Override
    public Line next() throws IOException {
        TableRow row = table.next();
        return row == null ? null : line(row);
    }

    Line line(TableRow row) {
        if (row.broken() != null) {
            return Line.wrong(row.row(), null, new Finding(row.broken().code, null, "The column " + header.name(row.fields().size()) + " " + row.broken().detail + "."));
        }
        List<String> cells = row.fields().stream().map(String::strip).toList();
        if (cells.size() != header.names().size()) {
            return Line.wrong(row.row(), null, new Finding(cells.size() > header.names().size() ? "too-many-columns" : "too-few-columns", null,
                    "It has " + cells.size() + " columns where the header has " + header.names().size() + "."));
        }
        int sku = header.at(Header.SKU);
        int family = header.at(Header.FAMILY);
        String named = family < 0 ? "" : header.meanings().get(family).values().getOrDefault(cells.get(family), cells.get(family));
        return Line.of(row.row(), cells.get(sku), named.isEmpty() ? null : named, "The column " + header.name(sku),
                (known, present) -> byFamily.get(known.code()).read(row.row(), cells.get(sku), cells, unknown));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
