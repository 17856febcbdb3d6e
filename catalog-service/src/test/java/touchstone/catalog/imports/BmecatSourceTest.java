package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.YARDSTICK;
import static touchstone.catalog.product.TestFamily.values;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Values;
import touchstone.commons.Money;

class BmecatSourceTest {
    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><BMECAT version=\"2005\" xmlns=\"http://www.bmecat.org/bmecat/2005\"><HEADER><CATALOG>"
            + "<LANGUAGE default=\"true\">eng</LANGUAGE><LANGUAGE default=\"false\">fra</LANGUAGE><CURRENCY>USD</CURRENCY></CATALOG></HEADER><T_NEW_CATALOG>";
    private static final String END = "</T_NEW_CATALOG></BMECAT>";
    private static final String PUMP = """
            <PRODUCT mode="new"><SUPPLIER_PID type="supplier_specific">P-1</SUPPLIER_PID>
              <PRODUCT_DETAILS><DESCRIPTION_SHORT lang="eng">Pump</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang="fra">Pompe</DESCRIPTION_SHORT>
                <DESCRIPTION_LONG lang="eng">Quiet &amp; <![CDATA[small]]>.</DESCRIPTION_LONG><DESCRIPTION_LONG lang="fra">Silencieuse.</DESCRIPTION_LONG></PRODUCT_DETAILS>
              <PRODUCT_FEATURES><FEATURE><FNAME>Weight</FNAME><FVALUE>2.30</FVALUE><FUNIT>KGM</FUNIT></FEATURE><FEATURE><FNAME>Shelf</FNAME><FVALUE>7</FVALUE></FEATURE></PRODUCT_FEATURES>
              <PRODUCT_PRICE_DETAILS><PRODUCT_PRICE price_type="net_list"><PRICE_AMOUNT>12.5</PRICE_AMOUNT><LOWER_BOUND>1</LOWER_BOUND></PRODUCT_PRICE>
                <PRODUCT_PRICE price_type="net_list"><PRICE_AMOUNT>9</PRICE_AMOUNT><PRICE_CURRENCY>USD</PRICE_CURRENCY><LOWER_BOUND>100</LOWER_BOUND></PRODUCT_PRICE></PRODUCT_PRICE_DETAILS>
            </PRODUCT>""";

    @TempDir
    Path folder;

    @Test
    void a_product_says_what_its_elements_say() throws IOException {
        BmecatSource source = source(START + PUMP + END);

        Row row = read(source).get(0);

        assertEquals("P-1", row.sku());
        assertEquals(values("name", "Pump", "description/en", "Quiet & small.", "description/fr", "Silencieuse.", "weight", new Measurement(new BigDecimal("2.3"), "KG"),
                "list_price/USD", new Money(1250, "USD")), row.values());
        assertEquals(List.of("The element DESCRIPTION_SHORT@fra is no attribute. It was passed over.", "The element FEATURE Shelf is no attribute. It was passed over."),
                source.findings().stream().map(Finding::detail).toList());
    }

    @Test
    void articles_of_the_older_version_are_read_too() throws IOException {
        Row row = read(source(START + "<ARTICLE><SUPPLIER_AID>P-2</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Valve</DESCRIPTION_SHORT></ARTICLE_DETAILS></ARTICLE>" + END)).get(0);

        assertEquals(values("name", "Valve"), row.values());
    }

    @Test
    void a_mapping_says_what_a_feature_means() throws IOException {
        var mapping = new Mapping(null, List.of(new Mapping.Column("FEATURE Shelf", "category", null, java.util.Map.of("7", "Pumps"))));

        Row row = read(new BmecatSource(new ByteArrayInputStream((START + PUMP + END).getBytes(UTF_8)), mapping, YARDSTICK)).get(0);

        assertEquals("Pumps", row.values().get(values("category", "").keySet().iterator().next()).orElseThrow());
    }

    @Test
    void what_is_wrong_with_a_product_costs_itself() throws IOException {
        List<Row> rows = read(source(START + PUMP.replace("2.30", "heavy") + PUMP.replace("KGM", "STONE") + "<PRODUCT mode=\"delete\"><SUPPLIER_PID>P-3</SUPPLIER_PID></PRODUCT><PRODUCT/>"
                + PUMP.replace("Pump<", "x".repeat(70_000) + "<") + PUMP + END));

        assertEquals(List.of("not-a-number", "unknown-unit", "mode-not-taken", "missing-sku", "field-too-long"), rows.stream().filter(row -> !row.wrong().isEmpty()).map(row -> row.wrong().get(0).code()).toList());
        assertEquals(6, rows.get(5).row());
    }

    @Test
    void broken_xml_ends_the_file_and_says_where() throws IOException {
        List<Row> rows = read(source(START + PUMP + "\n<PRODUCT><SUPPLIER_PID>P-2</SUPPLIER></PRODUCT>" + PUMP + END));

        assertEquals(2, rows.size());
        assertEquals("file-damaged", rows.get(1).wrong().get(0).code());
        assertTrue(rows.get(1).wrong().get(0).detail().matches(".*line \\d+, column \\d+.*"), rows.get(1).wrong().get(0).detail());
    }

    @Test
    void elements_nested_without_end_end_the_file() throws IOException {
        int deep = 100_000;
        String shallow = PUMP.replace("<DESCRIPTION_SHORT lang=\"eng\">Pump<", "<DESCRIPTION_SHORT lang=\"eng\">Pu" + "<x>".repeat(100) + "!" + "</x>".repeat(100) + "mp<");
        List<Row> rows = read(source(START + shallow + PUMP.replace(">Pump<", ">" + "<x>".repeat(deep) + "</x>".repeat(deep) + "<") + PUMP + END));

        assertEquals(2, rows.size());
        assertEquals("Pump", rows.get(0).values().get(values("name", "").keySet().iterator().next()).orElseThrow());
        assertEquals("file-damaged", rows.get(1).wrong().get(0).code());
        assertTrue(rows.get(1).wrong().get(0).detail().startsWith("More than 100 elements are nested at line "), rows.get(1).wrong().get(0).detail());
    }

    @Test
    void bytes_in_another_encoding_end_the_file() throws IOException {
        List<Row> rows = read(new BmecatSource(new ByteArrayInputStream((START + PUMP.replace("Silencieuse", "Très silencieuse") + END).getBytes(StandardCharsets.ISO_8859_1)), null, YARDSTICK));

        assertEquals(List.of("file-damaged"), rows.stream().map(row -> row.wrong().get(0).code()).toList());
    }

    @Test
    void no_external_entity_is_read_and_none_is_multiplied() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        for (String type : List.of("<!DOCTYPE BMECAT [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>", "<!DOCTYPE BMECAT [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY e \"&a;&a;&a;&a;\">]>")) {
            String file = START.replace("?>", "?>" + type) + PUMP.replace(">Pump<", ">&e;<") + END;
            List<Row> rows = read(source(file));
            assertEquals(List.of("file-damaged"), rows.stream().map(row -> row.wrong().get(0).code()).toList());
        }
    }

    @Test
    void what_is_no_catalog_is_refused() {
        for (String file : List.of("", "sku,name", "<html/>", "<BMECAT")) assertThrows(FileNotReadable.class, () -> source(file));
    }

    private static BmecatSource source(String file) {
        return new BmecatSource(new ByteArrayInputStream(file.getBytes(UTF_8)), null, YARDSTICK);
    }

    private static List<Row> read(BmecatSource source) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Line line = source.next(); line != null; line = source.next()) {
            rows.add(line.wrong().isEmpty() ? line.reading().read(FAMILY, Values.NONE) : Row.wrong(line.row(), line.sku(), line.wrong()));
        }
        return rows;
    }
}
