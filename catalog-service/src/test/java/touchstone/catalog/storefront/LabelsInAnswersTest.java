package touchstone.catalog.storefront;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class LabelsInAnswersTest {
    private final String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final String family = "labelled_" + unique;
    private final String list = "finishes_" + unique;
    private final String finish = "finish_" + unique;
    private TestProduct product;

    @BeforeEach
    void publish() {
        TestProducts.ready();
        TestPeople.steward().body(Map.of("code", list, "options", List.of(Map.of("code", "MT", "labels", Map.of("en", "Matt", "fr", "Mat")), Map.of("code", "GL", "labels", Map.of("en", "Glossy"))))).post("/option-lists").then().statusCode(201);
        List<Map<String, Object>> attributes = List.of(Map.of("code", "name", "type", "TEXT", "audience", "PUBLIC", "labels", Map.of("fr", "Nom")),
                Map.of("code", "description", "type", "TEXT", "audience", "PUBLIC", "localisable", true),
                Map.of("code", finish, "type", "OPTION", "audience", "PUBLIC", "facet", true, "optionList", list, "group", "looks", "labels", Map.of("en", "Finish", "fr", "Finition")),
                Map.of("code", "sheet_gate", "type", "OPTION", "audience", "PUBLIC"),
                Map.of("code", "secret", "type", "OPTION", "audience", "PARTNER", "labels", Map.of("en", "Hidden label"), "options", List.of("X"), "optionLabels", List.of(Map.of("code", "X", "labels", Map.of("en", "Hidden option")))));
        TestPeople.steward().body(Map.of("code", family, "attributes", attributes, "labels", Map.of("en", "Fittings", "fr", "Raccords"), "groups", Map.of("looks", Map.of("en", "Looks")))).post("/families")
                .then().statusCode(201).body("labels.fr", equalTo("Raccords")).body("groups.looks.en", equalTo("Looks"));
        String sku = TestProducts.newSku();
        String csv = "sku,name,description_en,description_fr," + finish + ",sheet_gate,secret\n" + sku + ",Elbow,Plain.,Simple.,MT,OPEN,X\n";
        var imported = TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).body(csv.getBytes(StandardCharsets.UTF_8)).post("/imports").then().statusCode(201).extract().jsonPath();
        product = TestProducts.approve(new TestProduct(imported.getString("results[0].product"), sku, 1));
        TestProducts.publish(TestProducts.publish(product, "en"), "fr");
    }

    @Test
    void a_product_says_what_its_attributes_and_options_are_called_in_the_locale_that_is_served() {
        Response french = read("fr", "labels");
        french.then().statusCode(200).body("labels.family", equalTo("Raccords")).body("labels.attributes." + finish + ".label", equalTo("Finition"))
                .body("labels.attributes." + finish + ".group", equalTo("looks")).body("labels.attributes." + finish + ".groupLabel", equalTo("Looks"))
                .body("labels.attributes." + finish + ".options.MT", equalTo("Mat")).body("labels.attributes.name.label", equalTo("Nom")).body("attributes." + finish, equalTo("MT"))
                .header("Surrogate-Key", containsString(" labels")).body("labels.attributes.description.label", equalTo("description"));
        read("en", "labels").then().body("labels.attributes." + finish + ".options.MT", equalTo("Matt")).body("labels.attributes.name.label", equalTo("name"));
        read("fr", null).then().body("labels", nullValue()).body("family", equalTo(family)).header("Surrogate-Key", not(containsString("labels")));
        assertFalse(french.asString().contains("secret") || french.asString().contains("Hidden"), "a label tells of what is hidden");
    }

    @Test
    void facets_and_structured_data_say_labels_too() {
        TestPeople.reader().header("Accept-Language", "fr").queryParam("facets", finish).queryParam("attr." + finish, "MT").get("/storefront/products").then().statusCode(200)
                .body("facets[0].attribute", equalTo(finish)).body("facets[0].label", equalTo("Finition")).body("facets[0].values[0].value", equalTo("MT")).body("facets[0].values[0].label", equalTo("Mat"))
                .body("facets[0].values[0].count", equalTo(1)).header("Surrogate-Key", containsString(" labels"));
        read("fr", "jsonLd").then().body("jsonLd.additionalProperty.find { it.propertyID == '" + finish + "' }.name", equalTo("Finition"))
                .body("jsonLd.additionalProperty.find { it.propertyID == '" + finish + "' }.value", equalTo("Mat"));
    }

    @Test
    void a_sheet_says_labels_and_stays_as_it_was_handed_over() throws IOException {
        byte[] sheet = sheet();
        String said = text(sheet);
        assertTrue(said.contains("Finition") && said.contains("Mat") && !said.contains("MT"), said);
        assertFalse(said.contains("Hidden"), said);

        rename("Satiné");

        assertEquals(said, text(sheet()));
    }

    @Test
    void a_label_that_changes_reaches_the_storefront_without_publishing_again() {
        String plain = read("fr", null).header("ETag");
        String labelled = read("fr", "labels").header("ETag");

        rename("Satiné");
        until(() -> read("fr", "labels"), answer -> "Satiné".equals(answer.path("labels.attributes." + finish + ".options.MT")));
        String tag = TestPeople.steward().get("/families/{code}", family).header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("labels", Map.of("fr", "Tuyauterie"), "reason", "a better word")).put("/families/{code}/labels", family).then().statusCode(200)
                .body("labels.fr", equalTo("Tuyauterie")).body("reason", equalTo("a better word"));
        until(() -> read("fr", "labels"), answer -> "Tuyauterie".equals(answer.path("labels.family")));

        assertNotEquals(labelled, read("fr", "labels").header("ETag"));
        assertEquals(plain, read("fr", null).header("ETag"), "what says no label is what it was");
    }

    private void rename(String french) {
        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("options", List.of(Map.of("code", "MT", "labels", Map.of("fr", french))))).put("/option-lists/{code}", list).then().statusCode(200);
    }

    private Response read(String locale, String expand) {
        var request = TestPeople.reader().header("Accept-Language", locale);
        if (expand != null) request.queryParam("expand", expand);
        return request.get("/storefront/products/{id}", product.id());
    }

    private byte[] sheet() {
        return TestPeople.reader().header("Accept-Language", "fr").get("/storefront/products/{id}/sheet", product.id()).then().statusCode(200).extract().asByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void until(Supplier<Response> read, Predicate<Response> as) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!as.test(read.get())) assertTrue(Instant.now().isBefore(deadline), "it does not become so");
    }
}
