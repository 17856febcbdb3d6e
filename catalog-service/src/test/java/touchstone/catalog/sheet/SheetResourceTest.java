package touchstone.catalog.sheet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.asset.TestPictures;
import touchstone.commons.Touch;
import touchstone.test.Tokens;

@QuarkusTest
class SheetResourceTest {
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String SHEET = "/storefront/products/{id}/sheet";

    @Inject
    SheetSettings settings;

    @Test
    void a_sheet_says_what_is_published_with_its_revision_its_hash_and_a_code_that_leads_to_its_status() throws Exception {
        TestProduct product = TestProducts.publish(gated("OPEN"), "en");

        Response answer = TestPeople.reader().get(SHEET, product.id());

        answer.then().statusCode(200).contentType("application/pdf").header("Content-Language", "en").header("ETag", containsString("\"2-web-en-"))
                .header("Cache-Control", "private, no-cache").header("Content-Disposition", "inline; filename=\"" + product.sku() + "-r2-en.pdf\"")
                .header("Touchstone-Touch", Touch.of("downloaded").on("sheet", product.id()).at(2).in("web", "en").toString());
        String said = text(answer.asByteArray());
        for (String words : List.of("Pump", "Pumps · Dosing", product.sku(), "12.50 USD", "Moves water quietly.", "2.3 kg", "Blue", "Revision 2")) assertTrue(said.contains(words), words + " is not in\n" + said);
        assertFalse(said.contains("OPEN"), "the gate is nobody's business");
        String address = qr(answer.asByteArray());
        assertEquals("http://127.0.0.1:8080/sheets/" + product.id() + "/2/web/en", address);
        given().accept("application/json").get(java.net.URI.create(address).getPath()).then().statusCode(200).body("state", equalTo("CURRENT")).body("hash", equalTo(said.replaceAll("(?s).*\\b([0-9a-f]{64})\\b.*", "$1")));
    }

    @Test
    void the_same_revision_is_the_same_bytes_also_after_the_template_has_changed() {
        TestProduct product = TestProducts.publish(gated("OPEN"), "en");
        byte[] first = TestPeople.reader().get(SHEET, product.id()).asByteArray();

        Response present = TestPeople.steward().get("/sheet-template");
        TestPeople.steward().contentType(XML).header("If-Match", present.header("ETag")).body(present.asString().replace("22pt", "23pt")).put("/sheet-template").then().statusCode(200);
        TestProducts.publish(product, "en");

        assertArrayEquals(first, TestPeople.reader().get(SHEET, product.id()).asByteArray());
        String tag = TestPeople.reader().get(SHEET, product.id()).header("ETag");
        TestPeople.reader().header("If-None-Match", tag).get(SHEET, product.id()).then().statusCode(304).body(emptyString());
    }

    @Test
    void a_sheet_shows_the_first_picture_that_anybody_may_see() throws IOException {
        attribute("test_sheet_pictures", "PUBLIC");
        attribute("test_sheet_plans", "REGISTERED");
        String hidden = TestPictures.uploaded(TestPictures.png(64, 48), "image/png");
        String shown = TestPictures.uploaded(TestPictures.jpeg(1000, 700), "image/jpeg");
        TestProduct with = TestProducts.publish(TestProducts.approve(TestProducts.edited(TestProducts.draft(), Map.of("sheet_gate", "OPEN", "test_sheet_plans", hidden, "test_sheet_pictures", List.of(shown)))), "en");
        TestProduct without = TestProducts.publish(TestProducts.approve(TestProducts.edited(TestProducts.draft(), Map.of("sheet_gate", "OPEN", "test_sheet_plans", hidden))), "en");

        byte[] sheet = TestPeople.reader().get(SHEET, with.id()).then().statusCode(200).extract().asByteArray();

        assertEquals(List.of("800x560"), pictures(sheet));
        assertArrayEquals(sheet, TestPeople.reader().get(SHEET, with.id()).asByteArray());
        assertEquals(List.of(), pictures(TestPeople.reader().get(SHEET, without.id()).asByteArray()));
    }

    /** The pictures of a sheet beside its code, which is a square. */
    private static List<String> pictures(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            List<String> sizes = new java.util.ArrayList<>();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject image && image.getWidth() != image.getHeight()) sizes.add(image.getWidth() + "x" + image.getHeight());
            }
            return sizes;
        }
    }

    private static void attribute(String code, String audience) {
        TestProducts.ready();
        String tag = TestPeople.steward().get("/families/standard").header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("attribute", Map.of("code", code, "type", "MEDIA", "audience", audience))).put("/families/standard/attributes/" + code).then().statusCode(200);
    }

    @Test
    void a_sheet_comes_in_the_locale_that_suits_best_of_those_published() throws IOException {
        TestProduct product = TestProducts.approve(TestProducts.edited(TestProducts.draft(), Map.of("sheet_gate", "OPEN", "description", Map.of("ar", "مضخة هادئة", "th", "ปั๊มน้ำเงียบ"))));
        for (String locale : List.of("en", "ar", "th")) TestProducts.publish(product, locale);

        // Marks have no width, so that their order in what is read back is a guess of the reader.
        String thai = text(inLanguage("th", product).then().header("Content-Language", "th").extract().asByteArray()).replaceAll("[\\p{M}\\s]", "");
        assertTrue(thai.contains("รหสสนคา:") && thai.contains("ปมน"), thai);
        inLanguage("ar", product).then().statusCode(200).header("Content-Language", "ar");
        inLanguage("he", product).then().statusCode(200).header("Content-Language", "en");
    }

    @Test
    void what_is_not_published_has_no_sheet() {
        for (String id : List.of(gated("OPEN").id(), UUID.randomUUID().toString())) refused(TestPeople.reader().get(SHEET, id), 404, "product-not-found");
        TestProduct gone = TestProducts.publish(gated("OPEN"), "en");
        TestPeople.approver().delete("/products/{id}/publications/web/en", gone.id()).then().statusCode(204);
        refused(TestPeople.reader().get(SHEET, gone.id()), 404, "product-not-found");
        refused(given().get(SHEET, gone.id()), 400, "channel-required");
        refused(given().header("Touchstone-Channel", "fair").get(SHEET, gone.id()), 422, "channel-unknown");
    }

    @Test
    void each_gate_opens_for_those_it_is_meant_for() {
        String visitor = null;
        String prospect = Tokens.ofNewProspect().token();

        opens("OPEN", visitor, prospect);
        stays("EMAIL", visitor);
        opens("EMAIL", prospect);
        stays("REGISTRATION", visitor);
        opens("REGISTRATION", prospect);
        stays("VERIFIED_COMPANY", visitor, prospect);
        TestProduct unsaid = TestProducts.published();
        refused(TestPeople.reader().get(SHEET, unsaid.id()), 403, "sheet-withheld").then().body("gate", equalTo("REGISTRATION"));
        refused(TestPeople.reader().auth().oauth2("no token").get(SHEET, unsaid.id()), 401, "unauthorized");
    }

    @Test
    void the_link_that_was_mailed_opens_a_sheet_without_a_key_as_long_as_its_pass_holds() {
        String secret = settings.passSecret().orElseThrow();
        Instant later = Instant.now().plusSeconds(3600);
        TestProduct product = TestProducts.publish(gated("EMAIL"), "en");
        TestProduct registered = TestProducts.publish(gated("REGISTRATION"), "en");

        byte[] file = mailed(product, SheetPass.sign(secret, UUID.fromString(product.id()), later)).then().statusCode(200).contentType("application/pdf").header("Content-Language", "en")
                .header("Touchstone-Touch", Touch.of("downloaded").on("sheet", product.id()).at(2).in("web", "en").toString()).extract().asByteArray();
        assertArrayEquals(TestPeople.reader().queryParam("pass", SheetPass.sign(secret, UUID.fromString(product.id()), later)).get(SHEET, product.id()).asByteArray(), file);

        refused(mailed(product, SheetPass.sign(secret, UUID.fromString(registered.id()), later)), 403, "sheet-withheld");
        refused(mailed(product, SheetPass.sign(secret, UUID.fromString(product.id()), Instant.EPOCH)), 403, "sheet-withheld");
        refused(mailed(product, "x"), 403, "sheet-withheld");
        refused(mailed(registered, SheetPass.sign(secret, UUID.fromString(registered.id()), later)), 403, "sheet-withheld").then().body("gate", equalTo("REGISTRATION"));
        refused(given().queryParam("channel", "web").queryParam("locale", "en").get("/sheets/{id}/file", product.id()), 422, "invalid");
        refused(given().queryParam("channel", "web").queryParam("locale", "en").queryParam("pass", "x").get("/sheets/{id}/file", UUID.randomUUID()), 404, "product-not-found");
    }

    private static Response mailed(TestProduct product, String pass) {
        return given().queryParam("channel", "web").queryParam("locale", "en").queryParam("pass", pass).get("/sheets/{id}/file", product.id());
    }

    @Test
    void who_left_an_address_comes_with_a_pass() {
        TestProduct product = TestProducts.publish(gated("EMAIL"), "en");
        String secret = settings.passSecret().orElseThrow();
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS);

        TestPeople.reader().queryParam("pass", SheetPass.sign(secret, UUID.fromString(product.id()), later)).get(SHEET, product.id()).then().statusCode(200);
        refused(TestPeople.reader().queryParam("pass", SheetPass.sign(secret, UUID.randomUUID(), later)).get(SHEET, product.id()), 403, "sheet-withheld");
        refused(TestPeople.reader().queryParam("pass", SheetPass.sign(secret, UUID.fromString(product.id()), Instant.EPOCH)).get(SHEET, product.id()), 403, "sheet-withheld");
        TestProduct registered = TestProducts.publish(gated("REGISTRATION"), "en");
        refused(TestPeople.reader().queryParam("pass", SheetPass.sign(secret, UUID.fromString(registered.id()), later)).get(SHEET, registered.id()), 403, "sheet-withheld");
    }

    @Test
    void what_is_not_for_everybody_is_in_no_sheet_not_even_of_those_who_may_see_it() throws IOException {
        String family = "guarded_" + UUID.randomUUID().toString().replace("-", "");
        List<Map<String, Object>> attributes = List.of(attribute("name", "TEXT", "PUBLIC"), attribute("category", "OPTION", "PUBLIC"), attribute("note", "TEXT", "PUBLIC"),
                attribute("list_price", "PRICE", "PARTNER"), attribute("alloy", "TEXT", "REGISTERED"), attribute("sheet_gate", "OPTION", "PARTNER"));
        TestPeople.steward().body(Map.of("code", family, "attributes", attributes)).post("/families").then().statusCode(201);
        String csv = "sku,name,category,note,list_price_usd,alloy,sheet_gate\n" + TestProducts.newSku() + ",Guarded,Pumps,Plain,76543.21,zanzibarite,OPEN\n";
        var imported = TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).body(csv).post("/imports").then().statusCode(201).extract().jsonPath();
        TestProduct product = TestProducts.publish(TestProducts.approve(new TestProduct(imported.getString("results[0].product"), imported.getString("results[0].sku"), 1)), "en");

        for (String token : new String[] {null, Tokens.ofNewProspect().token()}) {
            String said = text(as(token).get(SHEET, product.id()).then().statusCode(200).extract().asByteArray());
            assertTrue(said.contains("Guarded") && said.contains("Plain"), said);
            for (String hidden : List.of("zanzibarite", "Alloy", "76,543.21", "List price", "OPEN")) assertFalse(said.contains(hidden), hidden + " is in\n" + said);
        }

        String tag = TestPeople.steward().get("/families/{code}", family).header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("attribute", attribute("note", "TEXT", "PARTNER"))).put("/families/{code}/attributes/note", family).then().statusCode(200);
        assertFalse(text(TestPeople.reader().get(SHEET, product.id()).asByteArray()).contains("Plain"), "what was hidden later is still in the sheet");
    }

    private static Map<String, Object> attribute(String code, String type, String audience) {
        return Map.of("code", code, "type", type, "audience", audience);
    }

    @Test
    void a_gate_is_changed_like_any_value_and_counts_when_it_is_published() {
        TestProduct open = TestProducts.publish(gated("OPEN"), "en");
        TestProduct shut = TestProducts.edited(open, Map.of("sheet_gate", "VERIFIED_COMPANY"));
        TestPeople.reader().get(SHEET, open.id()).then().statusCode(200);

        TestProducts.publish(TestProducts.approve(shut), "en");

        refused(TestPeople.reader().get(SHEET, open.id()), 403, "sheet-withheld");
        TestPeople.steward().header("If-Match", "\"" + shut.revision() + "\"").body(Map.of("values", Map.of("sheet_gate", "ANYBODY"))).patch("/products/{id}", shut.id())
                .then().statusCode(422).body("type", equalTo("/problems/values-not-valid"));
    }

    @Test
    void the_status_page_says_when_a_sheet_is_superseded_or_withdrawn() {
        TestProduct first = TestProducts.publish(gated("OPEN"), "en");
        TestProduct next = TestProducts.approve(TestProducts.edited(first, Map.of("name", "Silent Pump")));
        String status = "/sheets/" + first.id() + "/2/web/en";

        given().accept("application/json").get(status).then().statusCode(200).body("state", equalTo("CURRENT")).body("current", equalTo(2));
        TestProducts.publish(next, "en");
        given().accept("application/json").get(status).then().body("state", equalTo("SUPERSEDED")).body("current", equalTo(3));
        given().accept("text/html").get(status).then().statusCode(200).contentType("text/html").body(containsString("This sheet has been superseded."))
                .body(not(containsString("Pump"))).header("Content-Security-Policy", containsString("default-src 'none'"));
        TestPeople.approver().delete("/products/{id}/publications/web/en", first.id()).then().statusCode(204);
        given().accept("application/json").get(status).then().body("state", equalTo("WITHDRAWN")).body("current", nullValue());
        refused(given().get("/sheets/" + first.id() + "/9/web/en"), 404, "revision-not-published");
        refused(given().get("/sheets/" + first.id() + "/2/web/fr"), 404, "revision-not-published");
        refused(given().get("/sheets/" + first.id() + "/2/fair/en"), 404, "revision-not-published");
    }

    @Test
    void a_template_that_makes_no_sheet_is_refused_and_the_present_one_stays() {
        Response present = TestPeople.steward().get("/sheet-template");
        present.then().statusCode(200).contentType(XML);

        for (String bad : List.of("<html/>", "{product.nothing}", "{#if}", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/hostname'>]><x>&e;</x>")) {
            refused(change(bad, present.header("ETag")), 422, "sheet-template-not-usable");
        }
        refused(change("", present.header("ETag")), 422, "invalid");
        refused(change("x".repeat(200_001), present.header("ETag")), 422, "invalid");
        refused(change(present.asString(), "\"999999\""), 412, "revision-outdated");
        refused(TestPeople.steward().contentType(XML).body(present.asString()).put("/sheet-template"), 428, "if-match-required");
        refused(TestPeople.approver().contentType(XML).body(present.asString()).put("/sheet-template"), 403, "forbidden");
        refused(given().get("/sheet-template"), 401, "unauthorized");
        TestPeople.steward().get("/sheet-template").then().body(equalTo(present.asString()));
    }

    private static Response change(String template, String tag) {
        return TestPeople.steward().contentType(XML).header("If-Match", tag).body(template).put("/sheet-template");
    }

    private static TestProduct gated(String gate) {
        return TestProducts.approve(TestProducts.edited(TestProducts.draft(), Map.of("sheet_gate", gate)));
    }

    private static void opens(String gate, String... tokens) {
        TestProduct product = TestProducts.publish(gated(gate), "en");
        for (String token : tokens) as(token).get(SHEET, product.id()).then().statusCode(200);
    }

    private static void stays(String gate, String... tokens) {
        TestProduct product = TestProducts.publish(gated(gate), "en");
        for (String token : tokens) refused(as(token).get(SHEET, product.id()), 403, "sheet-withheld").then().body("gate", equalTo(gate)).header("Touchstone-Touch", nullValue());
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return token == null ? TestPeople.reader() : TestPeople.reader().auth().oauth2(token);
    }

    private static Response inLanguage(String language, TestProduct product) {
        return TestPeople.reader().header("Accept-Language", language).get(SHEET, product.id());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\u00a0\\u202f]", " ");
        }
    }

    private static String qr(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(new PDFRenderer(document).renderImageWithDPI(0, 200)))),
                    Map.of(DecodeHintType.TRY_HARDER, true)).getText();
        }
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
