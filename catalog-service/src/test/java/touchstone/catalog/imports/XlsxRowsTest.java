package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.catalog.imports.TableRow.Broken;

class XlsxRowsTest {
    @TempDir
    Path folder;

    @Test
    void a_cell_says_what_a_spreadsheet_shows_of_it() throws IOException {
        byte[] xlsx = TestXlsx.of(sheet -> {
            sheet.value(0, 0, "sku");
            sheet.value(0, 5, "last");
            sheet.value(1, 0, "P-1");
            sheet.value(1, 1, 2.3);
            sheet.value(1, 2, LocalDate.of(2026, 1, 31));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
            sheet.value(1, 3, true);
            sheet.value(1, 4, 0.1 + 0.2);
            sheet.value(4, 0, "پمپ 铝合金 🚲");
        });

        assertEquals(List.of(new TableRow(1, List.of("sku", "", "", "", "", "last"), null), new TableRow(2, List.of("P-1", "2.3", "2026-01-31", "true", "0.3", ""), null),
                new TableRow(5, List.of("پمپ 铝合金 🚲", "", "", "", "", ""), null)), read(xlsx));
    }

    @Test
    void a_formula_says_what_it_gave_and_is_not_computed() throws IOException {
        assertEquals(List.of("sku", "7"), read(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>sku</v></c><c r=\"B1\"><f>1+1</f><v>7</v></c></row>")).get(0).fields());
    }

    @Test
    void a_cell_with_an_error_costs_its_row() throws IOException {
        List<TableRow> rows = read(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>sku</v></c></row><row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>P-1</v></c></row>"));

        assertEquals(Broken.CELL_ERROR, rows.get(1).broken());
        assertEquals(List.of("P-1"), rows.get(2).fields());
    }

    @Test
    void a_long_text_costs_its_row() throws IOException {
        List<TableRow> rows = read(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>sku</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>" + "x".repeat(CsvRecords.LONGEST_FIELD + 1) + "</v></c></row>"));

        assertEquals(Broken.FIELD_TOO_LONG, rows.get(1).broken());
    }

    @Test
    void a_sheet_that_breaks_off_gives_the_rows_before() throws IOException {
        List<TableRow> rows = read(TestXlsx.raw("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>sku</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>P-1</v></", "<sst/>"));

        assertEquals(List.of("sku"), rows.get(0).fields());
        assertEquals(Broken.FILE_DAMAGED, rows.get(rows.size() - 1).broken());
    }

    @Test
    void a_row_that_comes_twice_ends_the_sheet() throws IOException {
        String row = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>sku</v></c></row>";

        assertEquals(Broken.FILE_DAMAGED, read(sheet(row + row)).get(1).broken());
    }

    @Test
    void what_is_no_spreadsheet_is_refused() {
        for (byte[] file : List.of(new byte[0], "sku,name\n".getBytes(UTF_8), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1}, "PK\3\4".getBytes(UTF_8))) {
            assertThrows(FileNotReadable.class, () -> read(file));
        }
    }

    @Test
    void a_zip_bomb_is_refused_unread() {
        byte[] bomb = TestXlsx.raw("<worksheet/>", "<sst/>", Map.of("xl/media/a", new byte[65 * 1024 * 1024]));
        assertTrue(bomb.length < 200_000);

        assertThrows(FileTooLarge.class, () -> read(bomb));
    }

    @Test
    void an_external_entity_is_not_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String type = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        byte[] inSheet = TestXlsx.raw(type + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>", "<sst/>");
        byte[] inStrings = TestXlsx.raw("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>", type + "<sst><si><t>&e;</t></si></sst>");

        for (byte[] file : List.of(inSheet, inStrings)) {
            try {
                read(file).forEach(row -> assertTrue(row.fields().stream().noneMatch(field -> field.contains("secret"))));
            } catch (FileNotReadable refused) {
                // As good.
            }
        }
    }

    private static byte[] sheet(String rows) {
        return TestXlsx.raw("<worksheet><sheetData>" + rows + "</sheetData></worksheet>", "<sst/>");
    }

    private List<TableRow> read(byte[] file) throws IOException {
        List<TableRow> all = new ArrayList<>();
        try (XlsxRows rows = new XlsxRows(Files.write(folder.resolve("file.xlsx"), file).toFile())) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) all.add(row);
        }
        return all;
    }
}
