package touchstone.catalog.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.family.OptionList;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.ValuesPatch;
import touchstone.catalog.product.Yardstick;
import touchstone.commons.Money;

/** The columns that an export has, and what a product says in each: the opposite of {@link Columns}. */
final class Cells {
    private record Column(String name, Function<ProductRevision, Object> cell) {}

    private final List<Column> columns = new ArrayList<>();

    /** @param systems those that call any of the products something @param standing where products can stand among others */
    Cells(Collection<Family> families, Yardstick yardstick, SortedSet<String> systems, Collection<Slot> standing) {
        columns.add(new Column(Header.SKU, ProductRevision::sku));
        columns.add(new Column(Header.FAMILY, ProductRevision::family));
        standing.forEach(slot -> columns.add(new Column(Columns.name(slot), revision -> data(revision, slot).map(Standing::cell).orElse(null))));
        SortedMap<String, Integer> known = new TreeMap<>();
        for (Family family : families) {
            for (Attribute attribute : family.attributes()) {
                for (Slot slot : Columns.of(attribute, yardstick)) {
                    add(known, new Column(Columns.name(slot), revision -> data(revision, slot).map(Cells::plain).orElse(null)));
                    if (attribute.type() == AttributeType.MEASUREMENT) add(known, new Column(Columns.unitName(slot), revision -> data(revision, slot).map(Cells::unit).orElse(null)));
                }
            }
        }
        for (String system : systems) {
            Slot slot = new Slot(ValuesPatch.EXTERNAL_REFERENCES, system);
            add(known, new Column(Columns.name(slot), revision -> data(revision, slot).orElse(null)));
        }
    }

    private void add(SortedMap<String, Integer> known, Column column) {
        if (known.putIfAbsent(column.name(), columns.size()) == null) columns.add(column);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** A text, number, boolean or day for each column, or null. */
    List<Object> of(ProductRevision revision) {
        return columns.stream().map(column -> column.cell().apply(revision)).toList();
    }

    private static Optional<Object> data(ProductRevision revision, Slot slot) {
        return revision.values().get(slot.attribute(), slot.scope());
    }

    private static Object plain(Object data) {
        if (data instanceof Measurement measurement) return measurement.value();
        if (data instanceof Money money) return BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits());
        if (data instanceof List<?> options) return OptionList.write(options.stream().map(String::valueOf).toList());
        return data;
    }

    private static Object unit(Object data) {
        return data instanceof Measurement measurement ? measurement.unit() : null;
    }
}
