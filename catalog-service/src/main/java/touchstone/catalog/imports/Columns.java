package touchstone.catalog.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.NotOfType;
import touchstone.catalog.imports.CsvRecords.CsvRecord;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Yardstick;
import touchstone.commons.Money;

/**
 * What the columns of a file mean, by their names: {@code sku} is the key, an attribute has its code ({@code color}), a localisable one a column per locale
 * ({@code description_en}), a price one per currency ({@code list_price_usd}), and beside a measurement stands its unit ({@code weight_unit}).
 * An empty cell says that there is no value; of what has no column in the file, nothing is said.
 */
final class Columns {
    private static final String SKU = "sku";
    private static final int LONGEST_SKU = 64;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A column of values. @param unitAt where the column of its units is, or -1 */
    private record Column(int at, Attribute attribute, Slot slot, int unitAt) {}

    private final List<String> names;
    private final int sku;
    private final List<Column> columns = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @throws HeaderNotReadable if it cannot be read, has a name twice or has no {@code sku} */
    Columns(CsvRecord header, Family family, Yardstick yardstick) {
        names = names(header);
        sku = names.indexOf(SKU);
        if (sku < 0) throw new HeaderNotReadable("The first line names no column " + SKU + ".");
        Map<String, Slot> slots = slots(family, yardstick);
        Set<Integer> unknown = new TreeSet<>();
        for (int at = 0; at < names.size(); at++) {
            Slot slot = slots.get(names.get(at));
            if (slot != null) columns.add(column(at, slot, family));
            else if (at != sku) unknown.add(at);
        }
        columns.forEach(column -> unknown.remove(column.unitAt()));
        unknown.forEach(at -> findings.add(new Finding("unknown-column", null, "The column " + name(at) + " is no attribute. It was passed over.")));
    }

    /** What the steward has to know of the file as a whole. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Reads the cells of a record. What is wrong with any of them is wrong with the row. */
    Row read(CsvRecord record) {
        if (record.broken() != null) {
            return Row.wrong(record.row(), null, List.of(new Finding(record.broken().code, null, "The column " + name(record.fields().size()) + " " + record.broken().detail + ".")));
        }
        List<String> cells = record.fields().stream().map(String::strip).toList();
        if (cells.size() != names.size()) {
            return Row.wrong(record.row(), null, List.of(new Finding(cells.size() > names.size() ? "too-many-columns" : "too-few-columns", null,
                    "It has " + cells.size() + " columns where the header has " + names.size() + ".")));
        }
        List<Finding> wrong = new ArrayList<>();
        String key = cells.get(sku);
        if (key.isEmpty()) wrong.add(new Finding("missing-sku", null, "The column sku is empty."));
        else if (key.length() > LONGEST_SKU || CONTROL.matcher(key).find()) wrong.add(new Finding("sku-not-valid", null, "The column sku takes at most " + LONGEST_SKU + " printable characters."));
        Map<Slot, Optional<Object>> values = new HashMap<>();
        List<Finding> notes = new ArrayList<>();
        for (Column column : columns) {
            try {
                Optional<Object> value = value(column, cells);
                values.put(column.slot(), value);
                value.filter(data -> isRounded(data, cells.get(column.at()))).ifPresent(data -> notes.add(
                        new Finding("price-rounded", column.attribute().code(), "The column " + name(column.at()) + " has more decimal places than the currency. It was rounded.")));
            } catch (NotOfType notOfType) {
                wrong.add(new Finding(notOfType.code(), column.attribute().code(), "The column " + name(column.at()) + " " + notOfType.getMessage() + "."));
            }
        }
        return wrong.isEmpty() ? new Row(record.row(), key, values, notes, List.of()) : Row.wrong(record.row(), key, wrong);
    }

    private static Optional<Object> value(Column column, List<String> cells) {
        String cell = cells.get(column.at());
        // A unit beside an empty cell says nothing: many systems write it for every row.
        if (cell.isEmpty()) return Optional.empty();
        String unit = column.unitAt() < 0 || cells.get(column.unitAt()).isEmpty() ? null : cells.get(column.unitAt());
        return Optional.of(column.attribute().read(cell, column.attribute().type() == AttributeType.PRICE ? column.attribute().currency(column.slot().scope()) : unit));
    }

    private static boolean isRounded(Object data, String cell) {
        return data instanceof Money money
                && BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits()).compareTo(new BigDecimal(cell)) != 0;
    }

    /** The names that columns of this family can have. */
    private static Map<String, Slot> slots(Family family, Yardstick yardstick) {
        Map<String, Slot> slots = new HashMap<>();
        for (Attribute attribute : family.attributes()) {
            if (!attribute.scoped()) slots.put(attribute.code(), new Slot(attribute.code(), null));
            yardstick.scopes(attribute).forEach(scope -> slots.put((attribute.code() + "_" + scope).toLowerCase(Locale.ROOT), new Slot(attribute.code(), scope)));
        }
        return slots;
    }

    private Column column(int at, Slot slot, Family family) {
        Attribute attribute = family.attribute(slot.attribute()).orElseThrow();
        return new Column(at, attribute, slot, attribute.type() == AttributeType.MEASUREMENT ? names.indexOf(attribute.code() + "_unit") : -1);
    }

    private static List<String> names(CsvRecord header) {
        if (header == null) throw new HeaderNotReadable("The file is empty.");
        if (header.broken() != null) throw new HeaderNotReadable("In the first line, column " + (header.fields().size() + 1) + " " + header.broken().detail + ".");
        List<String> names = header.fields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) throw new HeaderNotReadable("The first line names the column " + shortened(name) + " twice.");
        });
        return names;
    }

    private String name(int at) {
        return at < names.size() ? shortened(names.get(at)) : String.valueOf(at + 1);
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }
}
