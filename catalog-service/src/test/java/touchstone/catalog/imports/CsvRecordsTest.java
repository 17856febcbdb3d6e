package touchstone.catalog.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.catalog.imports.TableRow.Broken;

class CsvRecordsTest {
    @Test
    void fields_are_plain_or_quoted() throws IOException {
        assertEquals(List.of(List.of("a", "b c", ""), List.of("x,y", "say \"hi\"", "two\nlines"), List.of("", "", "")),
                fields("a,b c,\r\n\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\"\n,,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\n", "a,b\r\n", "\uFEFFa,b\n", "\n\r\na,b\n\n", "\"a\",\"b\""})
    void a_line_ends_as_it_likes(String csv) throws IOException {
        assertEquals(List.of(List.of("a", "b")), fields(csv));
    }

    @Test
    void text_of_any_script_is_read_as_it_is() throws IOException {
        assertEquals(List.of(List.of("Pompe à vide", "מסגרת", "铝合金", "𐏿🚲")), fields("Pompe à vide,מסגרת,铝合金,𐏿🚲"));
    }

    @Test
    void rows_count_as_in_a_spreadsheet() throws IOException {
        assertEquals(List.of(1L, 2L, 4L, 6L), read("h\n\"one\ntwo\"\nb\n\nc\n").stream().map(TableRow::row).toList());
    }

    @Test
    void an_empty_file_has_no_record() throws IOException {
        assertNull(new CsvRecords(new ByteArrayInputStream(new byte[0]), ',').next());
    }

    @Test
    void a_quote_that_is_not_closed_costs_its_own_line_only() throws IOException {
        broken("1,\"x\n2,y\n3,\"z\"\n", 0, Broken.TEXT_AFTER_QUOTE, List.of("2", "y"), List.of("3", "z"));
        broken("1,\"x\n2,y\n3,z\n", 0, Broken.UNCLOSED_QUOTE, List.of("2", "y"), List.of("3", "z"));
        broken("1,\"x\n" + "2,y\n".repeat(20_000), 0, Broken.UNCLOSED_QUOTE, List.of("2", "y"));
    }

    @Test
    void text_after_a_closing_quote_costs_its_line() throws IOException {
        broken("\"a\"b,c\n2,y\n", 0, Broken.TEXT_AFTER_QUOTE, List.of("2", "y"));
    }

    @Test
    void bytes_that_are_not_utf_8_cost_their_line() throws IOException {
        var csv = "1,K\u00fchl\n2,y\n".getBytes(StandardCharsets.ISO_8859_1);
        List<TableRow> records = read(new ByteArrayInputStream(csv));

        assertEquals(Broken.WRONG_ENCODING, records.get(0).broken());
        assertEquals(1, records.get(0).fields().size());
        assertEquals(List.of("2", "y"), records.get(1).fields());
    }

    @Test
    void a_long_field_costs_its_line_and_little_memory() throws IOException {
        String most = "x".repeat(CsvRecords.LONGEST_FIELD);
        assertEquals(List.of(List.of(most, most)), fields(most + ",\"" + most + "\""));
        broken(most + "x,y\n2,y\n", 0, Broken.FIELD_TOO_LONG, List.of("2", "y"));
        broken("\"" + most + "x\",y\n2,y\n", 0, Broken.FIELD_TOO_LONG, List.of("2", "y"));
        broken((most + ",").repeat(20) + "\n2,y\n", 0, Broken.RECORD_TOO_LONG, List.of("2", "y"));
    }

    @Test
    void a_line_of_commas_costs_itself() throws IOException {
        broken(",".repeat(100_000) + "\n2,y\n", 0, Broken.TOO_MANY_FIELDS, List.of("2", "y"));
    }

    @Test
    void a_line_of_any_length_is_passed_over_in_little_memory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 300_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int n = (int) Math.min(left, length);
                java.util.Arrays.fill(buffer, offset, offset + n, (byte) 'x');
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
        List<TableRow> records = read(endless);

        assertEquals(1, records.size());
        assertEquals(Broken.FIELD_TOO_LONG, records.get(0).broken());
    }

    @Test
    void whatever_the_bytes_reading_comes_to_an_end() throws IOException {
        var random = new java.util.Random(7);
        byte[] alphabet = "ab,\"\"\n\r\u00e4".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2_000; round++) {
            byte[] csv = new byte[random.nextInt(60)];
            for (int i = 0; i < csv.length; i++) csv[i] = alphabet[random.nextInt(alphabet.length)];
            List<TableRow> records = read(new ByteArrayInputStream(csv));
            long lines = new String(csv, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count() + 1;
            assertTrue(records.size() <= lines, () -> new String(csv, StandardCharsets.ISO_8859_1));
        }
    }

    private static void broken(String csv, int at, Broken broken, List<?>... after) throws IOException {
        List<TableRow> records = read(csv);
        assertEquals(broken, records.get(at).broken());
        for (int i = 0; i < after.length; i++) assertEquals(after[i], records.get(at + 1 + i).fields());
    }

    private static List<List<String>> fields(String csv) throws IOException {
        List<TableRow> records = read(csv);
        records.forEach(record -> assertNull(record.broken()));
        return records.stream().map(TableRow::fields).toList();
    }

    private static List<TableRow> read(String csv) throws IOException {
        return read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<TableRow> read(InputStream csv) throws IOException {
        CsvRecords records = new CsvRecords(csv, ',');
        List<TableRow> all = new ArrayList<>();
        for (TableRow record = records.next(); record != null; record = records.next()) all.add(record);
        return all;
    }
}
