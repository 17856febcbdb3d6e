package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.TestFamily;
import touchstone.catalog.product.Values;
import touchstone.catalog.product.Yardstick;

/** What an export writes of each type of value, an import reads back the same. */
class CellsTest {
    /** Values of each type as cells, the hard ones; a new type has to say what is hard about it. */
    private static final Map<AttributeType, List<String>> HARD = new EnumMap<>(Map.ofEntries(
            Map.entry(AttributeType.TEXT, List.of("=1+1", "'=1", "two\nlines", "a \"quoted\", text", "00123", "-", "מסגרת 铝 🚲", "C:\\temp\\,")),
            Map.entry(AttributeType.RICH_TEXT, List.of("<p>Quiet, &amp; <b>\"light\"</b></p>")),
            Map.entry(AttributeType.NUMBER, List.of("-1", "0.000000000000001", "999999999999999", "0")),
            Map.entry(AttributeType.BOOLEAN, List.of("true", "false")),
            Map.entry(AttributeType.DATE, List.of("0001-01-01", "2999-12-31")),
            Map.entry(AttributeType.OPTION, List.of("Steel, polished", "@Blue", "\\")),
            Map.entry(AttributeType.MULTI_OPTION, List.of("Steel,Wood", "Steel\\, polished,C:\\\\\\,,Wood", "=Steel")),
            Map.entry(AttributeType.MEASUREMENT, List.of("2.30 KG", "-1 KG", "M")),
            Map.entry(AttributeType.PRICE, List.of("0", "12.50", "90000000000.01")),
            Map.entry(AttributeType.REFERENCE, List.of("+49-A")),
            Map.entry(AttributeType.MEDIA, List.of("0".repeat(64))),
            Map.entry(AttributeType.GTIN, List.of("00012345678905", "4006381333931"))));

    @Test
    void each_type_comes_back_the_same_wherever_it_differs() throws IOException {
        for (AttributeType type : AttributeType.values()) {
            for (String cell : HARD.get(type)) {
                for (boolean[] varies : new boolean[][] {{false, false}, {type != AttributeType.PRICE, false}, {false, true}, {type != AttributeType.PRICE, true}}) comesBack(type, cell, varies[0], varies[1]);
            }
        }
    }

    @Test
    void what_other_systems_call_a_product_comes_back() throws IOException {
        assertEquals(TestFamily.values("external_references/erp", "=4711", "external_references/pim-old", null, "name", "Pump", "category", null),
                back(revision(new Family("standard", List.of(text("name"), text("category"))), TestFamily.values("name", "Pump", "external_references/erp", "=4711")),
                        new Family("standard", List.of(text("name"), text("category"))), "erp", "pim-old"));
    }

    private static void comesBack(AttributeType type, String cell, boolean localisable, boolean perChannel) throws IOException {
        Attribute attribute = new Attribute("it", type, localisable, false, 0, type == AttributeType.MEASUREMENT ? List.of("KG") : null, true, null, perChannel, null, null, null, null, false, false);
        Family family = new Family("standard", List.of(attribute));
        String[] parts = type == AttributeType.MEASUREMENT ? cell.split(" ") : new String[] {cell};
        Map<Slot, Optional<Object>> values = new HashMap<>();
        for (Slot slot : Columns.of(attribute, yardstick(family))) {
            values.put(slot, Optional.of(attribute.read(parts[0], type == AttributeType.PRICE ? attribute.currency(slot.scope()) : parts.length > 1 ? parts[1] : null)));
        }

        assertEquals(values, back(revision(family, values), family), type + " " + cell);
    }

    private static Map<Slot, Optional<Object>> back(ProductRevision revision, Family family, String... systems) throws IOException {
        Cells cells = new Cells(List.of(family), yardstick(family), new TreeSet<>(Arrays.asList(systems)), List.of());
        String row = cells.of(revision).stream().map(cell -> cell == null ? "" : Exporting.field(cell)).collect(Collectors.joining(","));
        try (TableSource source = new TableSource(new CsvRecords(new ByteArrayInputStream((String.join(",", cells.names()) + "\r\n" + row + "\r\n").getBytes(UTF_8)), ','), Naming.OWN, yardstick(family))) {
            Row read = source.next().reading().read(family, Values.NONE);
            assertEquals(List.of(), read.wrong());
            return read.values();
        }
    }

    private static ProductRevision revision(Family family, Map<Slot, Optional<Object>> values) {
        return ProductRevision.first("P-1", family.code(), values, TestFamily.by("somebody"));
    }

    private static Yardstick yardstick(Family family) {
        return new Yardstick(Map.of(family.code(), family), List.of(TestFamily.WEB), TestFamily.TODAY);
    }

    private static Attribute text(String code) {
        return new Attribute(code, AttributeType.TEXT, false, false, 0, null, false, null);
    }
}
