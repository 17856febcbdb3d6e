package touchstone.catalog.family;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

@QuarkusTest
class FamilyResourceTest {
    private static final Map<String, Object> NAME = Map.of("code", "name", "type", "TEXT", "audience", "PUBLIC");

    @BeforeEach
    void ready() {
        TestProducts.ready();
    }

    @Test
    void the_standard_family_says_what_products_are_made_of() {
        TestPeople.approver().get("/families/standard").then().statusCode(200).header("ETag", notNullValue())
                .body("author", notNullValue()).body("attributes.find { it.code == 'color' }.facet", equalTo(true))
                .body("attributes.find { it.code == 'name' }.audience", equalTo("PUBLIC"));
        TestPeople.steward().get("/families").then().statusCode(200).body("items.code", hasItem("standard"));
    }

    @Test
    void each_change_of_a_family_is_a_revision_with_its_author_and_reason() {
        String code = made();
        var pressure = Map.of("code", "pressure", "type", "MEASUREMENT", "units", List.of("BAR", "KPA"), "audience", "REGISTERED", "facet", true, "perChannel", true,
                "requiredOn", List.of("web"), "group", "technical", "limits", Map.of("min", 0.5, "max", 16));

        put(code, "\"1\"", pressure, "asked for by sales").then().statusCode(200).header("ETag", equalTo("\"2\""))
                .body("attributes[1].units", equalTo(List.of("BAR", "KPA"))).body("attributes[1].audience", equalTo("REGISTERED"))
                .body("attributes[1].limits.min", equalTo(0.5f)).body("attributes[1].perChannel", equalTo(true)).body("attributes[1].group", equalTo("technical"));
        TestPeople.steward().header("If-Match", "\"2\"").queryParam("reason", "a mistake").delete("/families/{code}/attributes/pressure", code)
                .then().statusCode(200).body("attributes.code", equalTo(List.of("name")));

        TestPeople.steward().get("/families/{code}/revisions", code).then().statusCode(200).body("items.revision", equalTo(List.of(3, 2, 1)))
                .body("items[1].reason", equalTo("asked for by sales")).body("items[0].reason", equalTo("a mistake")).body("items[0].at", notNullValue());
        TestPeople.steward().get("/families/{code}/revisions/2", code).then().statusCode(200).body("attributes.code", equalTo(List.of("name", "pressure")));
        problem(TestPeople.steward().get("/families/{code}/revisions/9", code), 404, "family-not-found");
    }

    @Test
    void labels_are_data_too_with_their_revisions() {
        String code = made();
        put(code, "\"1\"", Map.of("code", "finish", "type", "OPTION", "options", List.of("1.5 mm"), "labels", Map.of("fr", "Finition"), "optionLabels", List.of(Map.of("code", "1.5 mm", "labels", Map.of("fr", "1,5 mm")))), null)
                .then().statusCode(200).body("attributes[1].labels.fr", equalTo("Finition")).body("attributes[1].optionLabels[0].labels.fr", equalTo("1,5 mm"));
        label(code, "\"2\"", Map.of("labels", Map.of("fr", "Pompes"), "groups", Map.of("technical", Map.of("fr", "Technique")))).then().statusCode(200).header("ETag", equalTo("\"3\""));
        put(code, "\"3\"", Map.of("code", "power", "type", "NUMBER"), null).then().statusCode(200).body("labels.fr", equalTo("Pompes")).body("groups.technical.fr", equalTo("Technique"));

        TestPeople.steward().get("/families/{code}/revisions/3", code).then().body("labels.fr", equalTo("Pompes")).body("attributes[1].labels.fr", equalTo("Finition"));
    }

    @Test
    void what_cannot_be_a_label_is_refused() {
        String code = made();
        problem(put(code, "\"1\"", Map.of("code", "finish", "type", "TEXT", "labels", Map.of("fr_FR", "Finition")), null), 422, "family-not-valid").then().body("errors[0].pointer", equalTo("/attributes/finish/labels"));
        problem(put(code, "\"1\"", Map.of("code", "finish", "type", "TEXT", "labels", Map.of("fr", "x".repeat(201))), null), 422, "family-not-valid").then().body("errors[0].pointer", equalTo("/attributes/finish/labels/fr"));
        problem(put(code, "\"1\"", Map.of("code", "finish", "type", "TEXT", "optionLabels", List.of(Map.of("code", "x"))), null), 422, "family-not-valid");
        problem(put(code, "\"1\"", Map.of("code", "finish", "type", "OPTION", "options", List.of("Matt"), "optionLabels", List.of(Map.of("code", "Shiny", "labels", Map.of("fr", "x")))), null), 422, "family-not-valid");
        problem(label(code, "\"1\"", Map.of("labels", Map.of("fr", " "))), 422, "family-not-valid").then().body("errors[0].pointer", equalTo("/labels/fr"));
        problem(label(code, "\"1\"", Map.of("groups", Map.of("Not A Group", Map.of("fr", "x")))), 422, "family-not-valid").then().body("errors[0].pointer", equalTo("/groups"));
        problem(label(code, "\"9\"", Map.of("labels", Map.of("fr", "Pompes"))), 412, "revision-outdated");
        problem(TestPeople.steward().body(Map.of()).put("/families/{code}/labels", code), 428, "if-match-required");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of()).put("/families/{code}/labels", code), 403, "forbidden");
    }

    private static Response label(String code, String ifMatch, Map<String, Object> labels) {
        return TestPeople.steward().header("If-Match", ifMatch).body(labels).put("/families/{code}/labels", code);
    }

    @Test
    void options_are_data_too() {
        String code = made();
        put(code, "\"1\"", Map.of("code", "finish", "type", "OPTION", "options", List.of("Matt")), null).then().statusCode(200);

        put(code, "\"2\"", Map.of("code", "finish", "type", "OPTION", "options", List.of("Matt", "Glossy")), null).then().statusCode(200)
                .body("attributes[1].options", equalTo(List.of("Matt", "Glossy")));
    }

    @Test
    void the_shape_of_an_attribute_stays_also_when_it_was_taken_away() {
        String code = made();
        put(code, "\"1\"", Map.of("code", "power", "type", "NUMBER"), null).then().statusCode(200);

        problem(put(code, "\"2\"", Map.of("code", "power", "type", "TEXT"), null), 409, "shape-fixed").then().body("attributeType", equalTo("NUMBER")).body("attribute", equalTo("power"));
        problem(put(code, "\"2\"", Map.of("code", "power", "type", "NUMBER", "perChannel", true), null), 409, "shape-fixed");
        TestPeople.steward().header("If-Match", "\"2\"").delete("/families/{code}/attributes/power", code).then().statusCode(200);
        problem(put(code, "\"3\"", Map.of("code", "power", "type", "TEXT"), null), 409, "shape-fixed");
        put(code, "\"3\"", Map.of("code", "power", "type", "NUMBER"), null).then().statusCode(200);
    }

    @Test
    void what_cannot_be_an_attribute_is_refused_with_all_that_is_wrong() {
        String code = made();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("code", "Power", "type", "NUMBER"), Map.of("code", "sku", "type", "TEXT"), Map.of("code", "power"),
                Map.of("code", "power", "type", "MEASUREMENT"), Map.of("code", "power", "type", "MEASUREMENT", "units", List.of("KW", "KG")),
                Map.of("code", "power", "type", "MEASUREMENT", "units", List.of("HORSE")), Map.of("code", "power", "type", "TEXT", "options", List.of("a")),
                Map.of("code", "power", "type", "OPTION", "options", List.of("a", "a")),
                Map.of("code", "power", "type", "TEXT", "limits", Map.of("pattern", "(")), Map.of("code", "power", "type", "NUMBER", "limits", Map.of("min", 2, "max", 1)),
                Map.of("code", "power", "type", "TEXT", "limits", Map.of("min", 2)), Map.of("code", "power", "type", "BOOLEAN", "limits", Map.of("unique", true)),
                Map.of("code", "description", "type", "NUMBER"), Map.of("code", "category", "type", "OPTION", "localisable", true),
                Map.of("code", "power", "type", "TEXT", "group", "A b"), Map.of("code", "price", "type", "PRICE", "localisable", true))) {
            problem(put(code, "\"1\"", wrong, null), 422, "family-not-valid").then().body("errors[0].pointer", notNullValue());
        }
        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/families/{code}/attributes/name", code), 422, "family-not-valid");
        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/families/{code}/attributes/none", code), 404, "attribute-not-found");
        problem(TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("attribute", NAME)).put("/families/{code}/attributes/other", code), 422, "family-not-valid");
        problem(TestPeople.steward().body(Map.of("code", code, "attributes", List.of(NAME))).post("/families"), 409, "family-exists");
        problem(TestPeople.steward().body(Map.of("code", "x", "attributes", List.of(NAME, NAME))).post("/families"), 422, "family-not-valid");
        problem(TestPeople.steward().body(Map.of("code", "x", "attributes", List.of())).post("/families"), 422, "invalid");
        problem(TestPeople.steward().body(Map.of("code", "x", "attributes", List.of(Map.of("code", "name", "type", "COLOUR")))).post("/families"), 400, "malformed-json");
    }

    @Test
    void a_change_says_which_revision_it_is_of() {
        String code = made();
        problem(TestPeople.steward().body(Map.of("attribute", NAME)).put("/families/{code}/attributes/name", code), 428, "if-match-required");
        problem(put(code, "\"7\"", NAME, null), 412, "revision-outdated").then().body("revision", equalTo(1));
        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/families/none/attributes/x"), 404, "family-not-found");
    }

    @Test
    void an_audience_is_made_wider_by_an_approver_and_narrower_by_any_steward() {
        String code = made();
        Map<String, Object> hidden = Map.of("code", "margin", "type", "NUMBER", "audience", "PARTNER");
        Map<String, Object> open = Map.of("code", "margin", "type", "NUMBER", "audience", "PUBLIC");
        String both = touchstone.test.Tokens.ofNew("steward", "approver").token();
        put(code, "\"1\"", hidden, null).then().statusCode(200);

        problem(put(code, "\"2\"", open, null), 403, "audience-too-wide").then().body("attribute", equalTo("margin")).body("audience", equalTo("PARTNER"));
        TestPeople.steward().header("If-Match", "\"2\"").delete("/families/{code}/attributes/margin", code).then().statusCode(200);
        problem(put(code, "\"3\"", open, null), 403, "audience-too-wide");
        TestPeople.with(both).header("If-Match", "\"3\"").body(Map.of("attribute", open)).put("/families/{code}/attributes/margin", code).then().statusCode(200);
        put(code, "\"4\"", hidden, null).then().statusCode(200);
    }

    @Test
    void units_that_convert_are_listed() {
        TestPeople.steward().get("/units").then().statusCode(200).body("items.find { it.code == 'LB' }.factor", equalTo(453.59237f))
                .body("items.find { it.code == 'CELSIUS' }.offset", equalTo(273.15f));
        problem(given().get("/units"), 401, "unauthorized");
    }

    @Test
    void approvers_read_families_and_stewards_change_them() {
        problem(given().get("/families"), 401, "unauthorized");
        problem(TestPeople.with(touchstone.test.Tokens.of("sales")).get("/families/standard"), 403, "forbidden");
        problem(TestPeople.approver().body(Map.of("code", "x", "attributes", List.of(NAME))).post("/families"), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of("attribute", NAME)).put("/families/standard/attributes/name"), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").delete("/families/standard/attributes/color"), 403, "forbidden");
    }

    private static String made() {
        String code = "f_" + UUID.randomUUID().toString().replace('-', '_');
        TestPeople.steward().body(Map.of("code", code, "attributes", List.of(NAME))).post("/families").then().statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/families/" + code)).header("ETag", equalTo("\"1\""));
        return code;
    }

    private static Response put(String code, String ifMatch, Map<String, Object> attribute, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("attribute", attribute));
        if (reason != null) body.put("reason", reason);
        return TestPeople.steward().header("If-Match", ifMatch).body(body).put("/families/{code}/attributes/{attribute}", code, attribute.get("code"));
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
