package touchstone.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.catalog.TestProducts.imported;
import static touchstone.catalog.TestProducts.newSku;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.category.TestTrees;

@QuarkusTest
class ExportResourceTest {
    private static final String HARD = "=HYPERLINK(\"\"http://a.test\"\"),'=1,Moves <b>water</b>, \"\"quietly\"\"";

    @ParameterizedTest
    @EnumSource(value = Format.class, names = {"CSV", "XLSX", "NDJSON"})
    void what_goes_out_comes_back_and_changes_nothing(Format format) {
        String sku = newSku();
        imported(TestProducts.HEADER + sku + ",\"" + HARD + "\",'Pumps,-1,12.50,@Blue,2.30,KG,\"Two\nlines, \"\"quiet\"\"\",מסגרת 铝 🚲,2999-12-31\n");
        imported("sku,external_references_erp,external_references_pim-old\n" + newSku() + "," + sku + ",=" + sku + "\n" + newSku() + ",\"1,5-" + sku + "\",\n");
        imported("sku,size,size_unit,finished_good,lead_time_days\n" + newSku() + ",M,,1,0.0000001\n" + newSku() + ",58,CM,0,-3\n");

        TestModels kettle = TestModels.drafts("Red");
        String tree = TestTrees.shown("a", "b");
        TestProducts.edited(kettle.model(), Map.of("categories", Map.of(tree, List.of("b", "a")), "relations", Map.of("accessory", List.of(sku))));
        TestProducts.edited(kettle.variant(0), Map.of("name", "Red kettle"));

        byte[] file = TestPeople.steward().queryParam("format", format).get("/exports/products").then().statusCode(200).header("Content-Type", containsString(format.mediaType()))
                .header("Content-Disposition", containsString("products." + format.name().toLowerCase())).extract().asByteArray();

        TestImports.sending(format.mediaType(), file, Map.of("allOrNothing", true)).statusCode(201).body("results.findAll { it.outcome != 'UNCHANGED' }", equalTo(List.of()))
                .body("rows.refused", equalTo(0)).body("rows.updated", equalTo(0)).body("rows.created", equalTo(0));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = {"CSV", "XLSX", "NDJSON"})
    void what_goes_out_tells_how_other_systems_call_a_product_and_which_options_it_has(Format format) {
        String family = "f_" + UUID.randomUUID().toString().replace('-', '_');
        List<String> options = List.of("Steel, polished", "C:\\,", "Steel");
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), Map.of("code", "metals", "type", "MULTI_OPTION", "options", options))))
                .post("/families").then().statusCode(201);
        String sku = newSku();
        var product = imported("sku,family,name,metals,external_references_erp\n" + sku + "," + family + ",Pump,\"Steel\\, polished,C:\\\\\\,,Steel\",4711-" + sku + "\n").get(0);
        TestPeople.steward().get("/products/{id}", product.id()).then().body("values.metals", equalTo(options)).body("values.external_references.erp", equalTo("4711-" + sku));
        byte[] file = TestPeople.steward().queryParam("format", format).get("/exports/products").then().statusCode(200).extract().asByteArray();
        Map<String, Object> none = new HashMap<>();
        none.put("metals", null);
        none.put("external_references", null);
        TestProducts.edited(product, none);

        TestImports.sending(format.mediaType(), file, Map.of()).statusCode(201).body("rows.updated", equalTo(1));

        TestPeople.steward().get("/products/{id}", product.id()).then().body("values.metals", equalTo(options)).body("values.external_references.erp", equalTo("4711-" + sku));
    }

    @Test
    void a_text_that_looks_like_a_formula_is_none_in_any_file() throws IOException {
        String sku = newSku();
        imported("sku,name\n" + sku + ",'=1+1\n");

        String csv = new String(TestPeople.steward().get("/exports/products").then().extract().asByteArray(), StandardCharsets.UTF_8);
        byte[] xlsx = TestPeople.steward().queryParam("format", "XLSX").get("/exports/products").then().extract().asByteArray();

        assertTrue(csv.lines().anyMatch(line -> line.startsWith(sku + ",standard,") && line.contains(",'=1+1,")));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx)); var rows = workbook.getFirstSheet().openStream()) {
            assertEquals(List.of(CellType.STRING), rows.filter(row -> sku.equals(row.getCellText(0))).map(row -> row.getCell(header(csv).indexOf("name")).getType()).toList());
        }
    }

    private static List<String> header(String csv) {
        return List.of(csv.lines().findFirst().orElseThrow().split(","));
    }

    @Test
    void only_who_governs_products_takes_them_out() {
        given().get("/exports/products").then().statusCode(401);
        TestPeople.with(touchstone.test.Tokens.of("sales")).get("/exports/products").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        TestPeople.steward().queryParam("format", "PDF").get("/exports/products").then().statusCode(org.hamcrest.Matchers.oneOf(400, 404)).contentType("application/problem+json");
    }
}
