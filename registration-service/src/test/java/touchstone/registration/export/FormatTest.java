package touchstone.registration.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.prospect.Attribute;

class FormatTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void a_cell_is_never_run_as_a_formula() {
        for (String formula : List.of("=1+1", "+49", "-1", "@sum", "\tx")) assertEquals("'" + formula, Format.cell(formula));
        assertEquals("Ann", Format.cell("Ann"));
        assertEquals("\"a \"\"b\"\"\"", Format.cell("a \"b\""));
        assertEquals("\"a,b\"", Format.cell("a,b"));
    }

    @Test
    void a_card_holds_one_line_a_value_and_no_value_makes_another() {
        String card = Format.VCARD.write(List.of(new Row(ID, Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.FAMILY_NAME, "Lee; Li", Attribute.COMPANY, "a,b\nEMAIL:x@y.test"))));

        assertEquals("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:" + ID + "\r\nFN:Ann Lee\\; Li\r\nN:Lee\\; Li;Ann;;;\r\nORG:a\\,b\\nEMAIL:x@y.test\r\nEND:VCARD\r\n", card);
    }

    @Test
    void long_lines_are_folded_within_75_octets() {
        String card = Format.VCARD.write(List.of(new Row(ID, Map.of(Attribute.GIVEN_NAME, "\u00e9".repeat(100)))));

        card.lines().forEach(line -> assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line));
        assertTrue(card.replace("\r\n ", "").contains("FN:" + "\u00e9".repeat(100) + "\r\n"));
    }
}
