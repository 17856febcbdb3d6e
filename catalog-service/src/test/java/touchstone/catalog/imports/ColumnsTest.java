package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.YARDSTICK;
import static touchstone.catalog.product.TestFamily.values;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Values;
import touchstone.commons.Money;

class ColumnsTest {
    @Test
    void a_column_says_by_its_name_which_value_it_holds() {
        var columns = columns("sku", " Name", "description_EN", "description_fr", "list_price_usd", "weight", "weight_unit");

        assertEquals(values("name", "Pump", "description/en", "Quiet.", "description/fr", null, "list_price/USD", new Money(1250, "USD"),
                "weight", new Measurement(new BigDecimal("2.3"), "KG")), read(columns, "P-1", "Pump", " Quiet. ", "", "12.50", "2.30", "KG").values());
        assertEquals(List.of(), columns.findings());
    }

    @Test
    void a_unit_beside_an_empty_cell_says_nothing() {
        assertEquals(values("weight", null), read(columns("sku", "weight", "weight_unit"), "P-1", "", "KG").values());
    }

    @Test
    void a_price_of_more_places_than_the_currency_is_rounded_and_that_is_said() {
        Row row = read(columns("sku", "list_price_usd"), "P-1", "1716.5304");

        assertEquals(values("list_price/USD", new Money(171653, "USD")), row.values());
        assertEquals(List.of("price-rounded"), row.notes().stream().map(Finding::code).toList());
        assertEquals(List.of(), read(columns("sku", "list_price_usd"), "P-1", "1716.5300").notes());
    }

    @Test
    void columns_that_are_no_attribute_are_reported() {
        var columns = columns("sku", "shelf", "description", "description_de", "list_price", "list_price_eur", "weight_unit", "name_en");

        assertEquals(List.of("unknown-column"), columns.findings().stream().map(Finding::code).distinct().toList());
        assertEquals(7, columns.findings().size());
    }

    @Test
    void a_row_says_all_that_is_wrong_with_it() {
        Row row = read(columns("sku", "name", "weight", "weight_unit", "sell_end"), "P-1", "Pump", "heavy", "KG", "soon");

        assertEquals(List.of("not-a-number", "not-a-date"), row.wrong().stream().map(Finding::code).toList());
        assertEquals("missing-sku", read(columns("sku", "name"), "", "Pump").wrong().get(0).code());
        assertEquals("sku-not-valid", read(columns("sku"), "x".repeat(65)).wrong().get(0).code());
        assertEquals("sku-not-valid", read(columns("sku"), "a\nb").wrong().get(0).code());
    }

    @Test
    void a_header_has_a_sku_and_no_name_twice() {
        assertThrows(HeaderNotReadable.class, () -> columns("name"));
        assertThrows(HeaderNotReadable.class, () -> columns("sku", "name", "Name"));
        assertThrows(HeaderNotReadable.class, () -> Header.of(null, Naming.OWN));
    }

    private static TableSource columns(String... names) {
        try {
            return new TableSource(new CsvRecords(new ByteArrayInputStream(String.join(",", names).getBytes(UTF_8)), ','), Naming.OWN, YARDSTICK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row read(TableSource columns, String... cells) {
        Line line = columns.line(new TableRow(2, List.of(cells), null));
        return line.wrong().isEmpty() ? line.reading().read(FAMILY, Values.NONE) : Row.wrong(line.row(), line.sku(), line.wrong());
    }
}
