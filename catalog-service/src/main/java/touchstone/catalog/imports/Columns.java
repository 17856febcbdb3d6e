package touchstone.catalog.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.NotOfType;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.ValuesPatch;
import touchstone.catalog.product.Yardstick;
import touchstone.commons.Money;

/**
 * What the columns of a table mean for products of one family: an attribute has its code ({@code color}), a localisable one a column per locale
 * ({@code description_en}), a price one per currency ({@code list_price_usd}), and beside a measurement stands its unit ({@code weight_unit}).
 * What another system calls a product stands under that system's name ({@code external_references_erp}), and where a product stands among others
 * under {@code variant_of}, {@code axes}, {@code categories_<tree>} and {@code relations_<type>}.
 * An empty cell says that there is no value; of what has no column in the file, nothing is said.
 */
final class Columns {
    /** What other systems call a product: a text per system. */
    private static final Attribute REFERENCE = new Attribute(ValuesPatch.EXTERNAL_REFERENCES, AttributeType.TEXT, true, false, 200, List.of(), false, List.of());
    private static final String REFERENCES = REFERENCE.code() + "_";

    /** A column of values. @param attribute null for where a product stands among others @param unitAt where the column of its units is, or -1 */
    private record Column(int at, Attribute attribute, Slot slot, int unitAt) {}

    private final Header header;
    private final List<Column> columns = new ArrayList<>();
    private final SortedSet<Integer> unknown = new TreeSet<>();

    Columns(Header header, Family family, Yardstick yardstick) {
        this.header = header;
        Map<String, Slot> slots = slots(family, yardstick);
        for (int at = 0; at < header.meanings().size(); at++) {
            String target = header.meanings().get(at).target();
            Slot slot = target == null ? null : target.startsWith(REFERENCES) ? new Slot(REFERENCE.code(), target.substring(REFERENCES.length())) : standing(target).orElse(slots.get(target));
            if (slot != null) columns.add(column(at, slot, family));
            else if (target != null && !target.equals(Header.SKU) && !target.equals(Header.FAMILY)) unknown.add(at);
        }
        columns.forEach(column -> unknown.remove(column.unitAt()));
    }

    /** What the column of a value is called. */
    static String name(Slot slot) {
        return (slot.scope() == null ? slot.attribute() : slot.attribute() + "_" + slot.scope()).toLowerCase(Locale.ROOT);
    }

    /** What the column of a value's unit is called. */
    static String unitName(Slot slot) {
        return name(slot) + "_unit";
    }

    /** Which of the columns are no attribute of this family. */
    SortedSet<Integer> unknown() {
        return unknown;
    }

    /** Reads the cells of a row. What is wrong with any of them is wrong with the row. @param passedOver the columns in which nothing is looked at */
    Row read(long row, String sku, List<String> cells, Set<Integer> passedOver) {
        List<Finding> wrong = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        Map<Slot, Optional<Object>> values = new HashMap<>();
        for (Column column : columns) {
            try {
                String cell = cell(column, cells);
                Optional<Object> value = value(column, cell, cells);
                values.put(column.slot(), value);
                value.filter(data -> isRounded(data, cell)).ifPresent(data -> notes.add(
                        new Finding("price-rounded", column.attribute().code(), "The column " + header.name(column.at()) + " has more decimal places than the currency. It was rounded.")));
            } catch (NotOfType notOfType) {
                wrong.add(new Finding(notOfType.code(), column.slot().attribute(), "The column " + header.name(column.at()) + " " + notOfType.getMessage() + "."));
            }
        }
        for (int at : unknown) {
            if (!passedOver.contains(at) && !cells.get(at).isEmpty()) wrong.add(new Finding("not-in-family", null, "The column " + header.name(at) + " is no attribute of the product's family."));
        }
        return wrong.isEmpty() ? new Row(row, sku, values, notes, List.of()) : Row.wrong(row, sku, wrong);
    }

    /** What a cell says in our words. */
    private String cell(Column column, List<String> cells) {
        String cell = cells.get(column.at());
        return header.meanings().get(column.at()).values().getOrDefault(cell, cell);
    }

    private Optional<Object> value(Column column, String cell, List<String> cells) {
        // A unit beside an empty cell says nothing: many systems write it for every row.
        if (cell.isEmpty()) return Optional.empty();
        if (column.attribute() == null) return Standing.of(column.slot().attribute()).orElseThrow().read(cell);
        String unit = column.unitAt() < 0 || cells.get(column.unitAt()).isEmpty() ? header.meanings().get(column.at()).unit() : unit(column, cells);
        return Optional.of(column.attribute().read(cell, column.attribute().type() == AttributeType.PRICE ? column.attribute().currency(column.slot().scope()) : unit));
    }

    private String unit(Column column, List<String> cells) {
        String unit = cells.get(column.unitAt());
        return header.meanings().get(column.unitAt()).values().getOrDefault(unit, unit);
    }

    private static boolean isRounded(Object data, String cell) {
        return data instanceof Money money
                && BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits()).compareTo(new BigDecimal(cell)) != 0;
    }

    /** The names that columns of this family can have. */
    private static Map<String, Slot> slots(Family family, Yardstick yardstick) {
        Map<String, Slot> slots = new HashMap<>();
        for (Attribute attribute : family.attributes()) of(attribute, yardstick).forEach(slot -> slots.put(name(slot), slot));
        return slots;
    }

    /** The slots that an attribute has. */
    static List<Slot> of(Attribute attribute, Yardstick yardstick) {
        if (!attribute.scoped()) return List.of(new Slot(attribute.code(), null));
        return yardstick.scopes(attribute).stream().sorted().map(scope -> new Slot(attribute.code(), scope)).toList();
    }

    /** Where a product stands among others, if that is what a column says. */
    private static Optional<Slot> standing(String target) {
        for (Standing standing : Standing.values()) {
            if (!standing.scoped() && target.equals(standing.code())) return Optional.of(standing.slot(null));
            String scope = target.startsWith(standing.code() + "_") ? target.substring(standing.code().length() + 1) : "";
            if (standing.scoped() && Standing.isScope(scope)) return Optional.of(standing.slot(scope));
        }
        return Optional.empty();
    }

    private Column column(int at, Slot slot, Family family) {
        if (Standing.of(slot.attribute()).isPresent()) return new Column(at, null, slot, -1);
        Attribute attribute = slot.attribute().equals(REFERENCE.code()) ? REFERENCE : family.attribute(slot.attribute()).orElseThrow();
        return new Column(at, attribute, slot, attribute.type() == AttributeType.MEASUREMENT ? header.at(unitName(slot)) : -1);
    }
}
