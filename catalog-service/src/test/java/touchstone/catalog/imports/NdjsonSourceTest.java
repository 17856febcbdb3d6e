package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.YARDSTICK;
import static touchstone.catalog.product.TestFamily.values;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.catalog.product.Values;
import touchstone.commons.Money;

class NdjsonSourceTest {
    @Test
    void a_line_is_a_merge_patch() throws IOException {
        Row row = read("{\"sku\":\"P-1\",\"values\":{\"name\":\"Pump\",\"description\":{\"en\":\"Quiet.\",\"fr\":null},\"list_price\":{\"USD\":{\"amount\":1250,\"currency\":\"USD\"}}}}\n").get(0);

        assertEquals(values("name", "Pump", "description/en", "Quiet.", "description/fr", null, "list_price/USD", new Money(1250, "USD")), row.values());
        assertEquals("P-1", row.sku());
    }

    @Test
    void blank_lines_count_and_the_last_line_needs_no_end() throws IOException {
        assertEquals(List.of(1L, 3L), read("\uFEFF{\"sku\":\"P-1\"}\r\n\n{\"sku\":\"P-2\"}").stream().map(Row::row).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "not-json|{\"sku\":", "not-json|{\"sku\":\"a\"} x", "not-json|{\"sku\":\"a\",\"sku\":\"b\"}", "not-an-object|[]", "missing-sku|{}", "missing-sku|{\"sku\":1}", "missing-sku|{\"sku\":\" \"}",
        "unknown-member|{\"sku\":\"a\",\"value\":{}}", "value-not-valid|{\"sku\":\"a\",\"values\":{\"shelf\":1}}", "value-not-valid|{\"sku\":\"a\",\"values\":[]}",
        "value-not-valid|{\"sku\":\"a\",\"values\":{\"weight\":{\"value\":1,\"unit\":\"STONE\"}}}", "value-not-valid|{\"sku\":\"a\",\"values\":{\"sell_end\":\"soon\"}}"})
    void a_line_that_cannot_be_read_costs_itself(String code, String line) throws IOException {
        List<Row> rows = read(line + "\n{\"sku\":\"P-2\"}\n");

        assertEquals(code, rows.get(0).wrong().get(0).code());
        assertEquals("P-2", rows.get(1).sku());
    }

    @Test
    void a_line_of_any_length_is_passed_over() throws IOException {
        List<Row> rows = read("{\"sku\":\"" + "x".repeat(3_000_000) + "\"}\n{\"sku\":\"P-2\"}\n");

        assertEquals("line-too-long", rows.get(0).wrong().get(0).code());
        assertEquals("P-2", rows.get(1).sku());
    }

    @Test
    void nesting_without_end_costs_its_line() throws IOException {
        assertEquals("not-json", read("[".repeat(100_000)).get(0).wrong().get(0).code());
    }

    @Test
    void bytes_that_are_not_utf_8_cost_their_line() throws IOException {
        assertEquals("wrong-encoding", read("{\"sku\":\"K\u00fchl\"}".getBytes(ISO_8859_1)).get(0).wrong().get(0).code());
    }

    private static List<Row> read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private static List<Row> read(byte[] bytes) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (NdjsonSource source = new NdjsonSource(new ByteArrayInputStream(bytes), YARDSTICK)) {
            for (Line line = source.next(); line != null; line = source.next()) {
                rows.add(line.wrong().isEmpty() ? line.reading().read(FAMILY, Values.NONE) : Row.wrong(line.row(), line.sku(), line.wrong()));
            }
        }
        return rows;
    }
}
