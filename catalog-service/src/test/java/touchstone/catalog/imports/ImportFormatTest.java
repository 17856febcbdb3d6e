package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static touchstone.catalog.TestProducts.importing;
import static touchstone.catalog.TestProducts.newSku;
import static touchstone.catalog.imports.TestImports.sending;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

@QuarkusTest
class ImportFormatTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void a_spreadsheet_is_taken_in_like_a_csv_file() {
        String sku = newSku();
        byte[] xlsx = TestXlsx.of(sheet -> {
            String[] header = {"sku", "name", "weight", "weight_unit", "list_price_usd", "shelf"};
            for (int at = 0; at < header.length; at++) sheet.value(0, at, header[at]);
            sheet.value(1, 0, sku);
            sheet.value(1, 1, "Pump");
            sheet.value(1, 2, 2.3);
            sheet.value(1, 3, "KG");
            sheet.value(1, 4, 12.5);
        });

        String id = sending(XLSX, xlsx, Map.of()).statusCode(201).body("format", equalTo("XLSX")).body("rows.created", equalTo(1)).body("findings[0].code", equalTo("unknown-column"))
                .extract().path("results[0].product");
        sending(XLSX, xlsx, Map.of()).body("rows.unchanged", equalTo(1));

        TestPeople.steward().get("/products/{id}", id).then().body("values.weight.value", equalTo(2.3f)).body("values.list_price.USD.amount", equalTo(1250));
    }

    @Test
    void lines_of_json_are_taken_in_as_patches() {
        String sku = newSku();
        importing("sku,name,color\n" + sku + ",Pump,Blue\n");

        String id = sending(NDJSON, ("{\"sku\":\"" + sku + "\",\"values\":{\"name\":\"Silent Pump\"}}\n{\"sku\":\n").getBytes(StandardCharsets.UTF_8), Map.of()).statusCode(201)
                .body("rows.updated", equalTo(1)).body("rows.refused", equalTo(1)).body("results[1].findings[0].code", equalTo("not-json")).extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("values.name", equalTo("Silent Pump")).body("values.color", equalTo("Blue"));
    }

    @Test
    void a_dry_run_says_what_would_change_and_changes_nothing() {
        String known = newSku();
        String id = importing("sku,name,color\n" + known + ",Pump,Blue\n").extract().path("results[0].product");
        String unknown = newSku();

        sending("text/csv", ("sku,name,color\n" + known + ",Silent Pump,\n" + unknown + ",Valve,\n").getBytes(StandardCharsets.UTF_8), Map.of("dryRun", true)).statusCode(201)
                .header("Touchstone-Touch", nullValue()).body("dryRun", equalTo(true)).body("rows.updated", equalTo(1)).body("rows.created", equalTo(1))
                .body("results[0].changes", hasSize(2)).body("results[0].changes[0].attribute", equalTo("color")).body("results[0].changes[0].before", equalTo("Blue"))
                .body("results[0].changes[0].after", nullValue()).body("results[0].changes[1].before", equalTo("Pump")).body("results[0].changes[1].after", equalTo("Silent Pump"))
                .body("results[0].revision", equalTo(2)).body("results[1].product", nullValue()).body("results[1].changes[0].after", equalTo("Valve"));

        TestPeople.steward().get("/products/{id}", id).then().body("revision", equalTo(1)).body("values.name", equalTo("Pump"));
        importing("sku,name\n" + unknown + ",Valve\n").body("rows.created", equalTo(1));
    }

    @Test
    void a_script_in_a_rich_text_is_refused_by_row_and_column_and_the_rows_around_it_go_in() {
        TestProducts.ready();
        String family = "f_" + UUID.randomUUID().toString().replace('-', '_');
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), Map.of("code", "story", "type", "RICH_TEXT")))).post("/families")
                .then().statusCode(201);
        String csv = "sku,family,name,story\n" + newSku() + "," + family + ",Pump,<p>Fine</p>\n" + newSku() + "," + family + ",Pump,<p>Hi</p><script>alert(1)</script>\n" + newSku() + "," + family
                + ",Pump,<p onclick=x()>Hi</p>\n" + newSku() + "," + family + ",Pump,<p>Fine too</p>\n";

        sending("text/csv", csv.getBytes(UTF_8), Map.of()).statusCode(201).body("results.outcome", equalTo(List.of("CREATED", "REFUSED", "REFUSED", "CREATED")))
                .body("results.row", equalTo(List.of(2, 3, 4, 5))).body("results[1].findings[0].code", equalTo("unsafe-markup"))
                .body("results[1].findings[0].detail", containsString("The column story has an element script")).body("results[2].findings[0].code", equalTo("unsafe-markup"));
    }

    @Test
    void all_or_nothing_takes_in_nothing_if_a_row_is_refused() {
        String good = newSku();
        String csv = "sku,name,sell_end\n" + good + ",Pump,\n" + newSku() + ",Pump,soon\n";

        sending("text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of("allOrNothing", true)).statusCode(201).body("state", equalTo("REFUSED"))
                .body("rows.refused", equalTo(1)).body("results[1].findings[0].code", equalTo("not-a-date")).body("results[1].row", equalTo(3));

        importing("sku,name\n" + good + ",Pump\n").body("rows.created", equalTo(1));
        sending("text/csv", ("sku,name\n" + newSku() + ",Pump\n").getBytes(StandardCharsets.UTF_8), Map.of("allOrNothing", true)).body("state", equalTo("FINISHED")).body("rows.created", equalTo(1));
    }

    @Test
    void a_row_of_a_family_that_is_not_there_is_refused() {
        importing("sku,family,name\n" + newSku() + ",unheard-of,Pump\n" + newSku() + ",,Pump\n" + newSku() + ",standard,Pump\n")
                .body("results[0].findings[0].code", equalTo("unknown-family")).body("rows.created", equalTo(2));
    }

    @Test
    void a_file_says_from_which_system_it_comes_and_why() {
        String id = sending("text/csv", ("sku,name\n" + newSku() + ",Pump\n").getBytes(StandardCharsets.UTF_8), Map.of("system", "erp", "reason", "Spring range")).statusCode(201)
                .extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("origins[0].system", equalTo("erp")).body("origins[0].reason", equalTo("Spring range"));
    }

    @Test
    void what_another_product_has_alone_is_refused() {
        String reference = newSku();

        importing("sku,external_references_erp\n" + newSku() + "," + reference + "\n" + newSku() + "," + reference + "\n").body("rows.created", equalTo(1)).body("rows.refused", equalTo(1))
                .body("results.findings.flatten().code", org.hamcrest.Matchers.hasItem("not-unique"));
        importing("sku,external_references_erp\n" + newSku() + "," + reference + "\n").body("results[0].findings[0].code", equalTo("not-unique"));
    }

    @Test
    void files_of_akeneo_and_bmecat_are_taken_in() {
        String sku = newSku();
        String akeneo = "sku;family;name;description-en_US-ecommerce;list_price-USD;weight;weight-unit\n" + sku + ";standard;Pump;Quiet.;12.50;2.3000;KILOGRAM\n";
        String bmecat = "<BMECAT version=\"2005\"><HEADER><CATALOG><LANGUAGE>eng</LANGUAGE></CATALOG></HEADER><T_NEW_CATALOG><PRODUCT><SUPPLIER_PID>" + sku
                + "</SUPPLIER_PID><PRODUCT_DETAILS><DESCRIPTION_SHORT>Silent Pump</DESCRIPTION_SHORT></PRODUCT_DETAILS></PRODUCT></T_NEW_CATALOG></BMECAT>";

        sending("text/csv", akeneo.getBytes(StandardCharsets.UTF_8), Map.of("format", "AKENEO_CSV")).statusCode(201).body("rows.created", equalTo(1)).body("findings", hasSize(0));
        String id = sending("application/xml", bmecat.getBytes(StandardCharsets.UTF_8), Map.of()).statusCode(201).body("format", equalTo("BMECAT")).body("rows.updated", equalTo(1))
                .extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("values.name", equalTo("Silent Pump")).body("values.description.en", equalTo("Quiet."))
                .body("values.weight.unit", equalTo("KG")).body("values.list_price.USD.amount", equalTo(1250));
    }

    @Test
    void a_spreadsheet_that_cannot_be_read_is_refused_as_a_whole() {
        sending(XLSX, "sku,name\n".getBytes(StandardCharsets.UTF_8), Map.of()).statusCode(422).body("type", equalTo("/problems/file-not-readable"));
        sending(XLSX, TestXlsx.raw("<worksheet/>", "<sst/>", Map.of("xl/media/a", new byte[65 * 1024 * 1024])), Map.of()).statusCode(413).body("type", equalTo("/problems/file-too-large"));
    }
}
