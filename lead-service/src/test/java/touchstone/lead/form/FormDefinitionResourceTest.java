package touchstone.lead.form;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.test.Tokens;

@QuarkusTest
class FormDefinitionResourceTest {
    private final String id = "form-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_form_of_ones_own_can_be_filled_in_and_changed_while_it_is_on_show() {
        operator().body(Map.of("id", id, "definition", definition("Visit us"))).post("/form-definitions").then().statusCode(201).header("ETag", "\"1\"")
                .header("Location", org.hamcrest.Matchers.endsWith("/form-definitions/" + id));

        operator().header("If-Match", "\"1\"").body(definition("Come and see")).put("/form-definitions/{id}", id).then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));

        TestForms.visitor().get("/forms/{id}", id).then().body("version", equalTo(2)).body("title", equalTo("Come and see"));
        TestForms.send(id, TestForms.submission(Map.of("email", TestForms.newEmail()))).then().statusCode(201).body("kind", equalTo("OTHER"));
        operator().get("/form-definitions/{id}/versions/1", id).then().statusCode(200).body("definition.texts.en.title", equalTo("Visit us"));
    }

    @Test
    void choices_are_called_in_the_language_of_who_is_asked() {
        var choice = Map.of("type", "string", "enum", List.of("pumps", "valves"));
        var definition = new java.util.HashMap<>(definition("What for"));
        definition.put("schema", Map.of("type", "object", "properties", Map.of("email", Map.of("type", "string", "maxLength", 254, "format", "email"), "wants", Map.of("type", "array", "items", choice, "uniqueItems", true)),
                "required", List.of("email"), "additionalProperties", false));
        definition.put("fields", List.of(Map.of("name", "email", "ask", "ALWAYS"), Map.of("name", "wants", "ask", "ALWAYS")));
        definition.put("texts", Map.of("en", Map.of("title", "What for", "fields", Map.of("email", "E-mail", "wants", "You want"), "choices", Map.of("wants", Map.of("pumps", "Pumps"))),
                "de", Map.of("choices", Map.of("wants", Map.of("pumps", "Pumpen", "pipes", "Rohre")))));
        refused(operator().body(Map.of("id", id, "definition", definition)).post("/form-definitions"), 422, "form-not-valid").then().body("errors.pointer", equalTo(List.of("/texts/de/choices/wants")));
        definition.put("texts", Map.of("en", Map.of("title", "What for", "fields", Map.of("email", "E-mail", "wants", "You want"), "choices", Map.of("wants", Map.of("pumps", "Pumps"))),
                "de", Map.of("choices", Map.of("wants", Map.of("pumps", "Pumpen")))));
        operator().body(Map.of("id", id, "definition", definition)).post("/form-definitions").then().statusCode(201);

        TestForms.visitor().header("Accept-Language", "de").get("/forms/{id}", id).then().body("fields[1].choices", equalTo(Map.of("pumps", "Pumpen", "valves", "valves"))).body("fields[0].choices", equalTo(null));
        TestForms.visitor().header("Accept-Language", "fr").get("/forms/{id}", id).then().body("fields[1].choices.pumps", equalTo("Pumps"));
    }

    @Test
    void the_forms_of_a_new_installation_are_there() {
        operator().queryParam("limit", 200).get("/form-definitions").then().statusCode(200)
                .body("items.id", hasItems("contact", "demo-request", "newsletter", "quote-request", "sheet-request"));
        operator().queryParam("limit", 1).queryParam("after", "newsletter").get("/form-definitions").then().body("items[0].id", equalTo("quote-request"));
    }

    @Test
    void the_same_key_makes_one_form_and_an_id_is_taken_once() {
        String key = UUID.randomUUID().toString();
        var form = Map.of("id", id, "definition", definition("Visit us"));
        operator().header("Idempotency-Key", key).body(form).post("/form-definitions").then().statusCode(201);
        operator().header("Idempotency-Key", key).body(form).post("/form-definitions").then().statusCode(201);
        refused(operator().body(form).post("/form-definitions"), 409, "form-already-exists");
    }

    @Test
    void a_change_is_made_to_what_was_read() {
        refused(operator().body(definition("x")).put("/form-definitions/contact"), 428, "if-match-required");
        refused(operator().header("If-Match", "\"7\"").body(definition("x")).put("/form-definitions/contact"), 412, "revision-outdated");
        refused(operator().header("If-Match", "\"1\"").body(definition("x")).put("/form-definitions/none"), 404, "form-not-found");
        refused(operator().get("/form-definitions/none"), 404, "form-not-found");
        refused(operator().get("/form-definitions/contact/versions/99"), 422, "form-version-unknown");
    }

    @Test
    void a_form_that_cannot_be_is_refused_with_all_that_is_wrong() {
        var definition = new java.util.HashMap<>(definition("x"));
        definition.put("schema", Map.of("type", "object", "properties", Map.of("email", Map.of("type", "string"), "more", Map.of("type", "null")), "additionalProperties", false));
        refused(operator().body(Map.of("id", id, "definition", definition)).post("/form-definitions"), 422, "form-not-valid")
                .then().body("errors.pointer", hasItems("/schema/properties/email", "/schema/properties/more/type"));
    }

    @Test
    void what_is_wrong_with_a_field_has_a_code() {
        refused(operator().body("{}").post("/form-definitions"), 422, "invalid").then().body("errors.code", equalTo(List.of("required", "required")));
        refused(operator().body(Map.of("id", id, "definition", definition("x".repeat(201)))).post("/form-definitions"), 422, "invalid").then().body("errors.code", equalTo(List.of("too-long")));
    }

    @Test
    void only_an_operator_changes_forms() {
        refused(given().get("/form-definitions"), 401, "unauthorized");
        refused(given().auth().oauth2(Tokens.of("sales")).get("/form-definitions"), 403, "forbidden");
        refused(given().auth().oauth2(Tokens.of("sales")).contentType(ContentType.JSON).body(definition("x")).put("/form-definitions/contact"), 403, "forbidden");
    }

    static Map<String, Object> definition(String title) {
        return Map.of("kind", "OTHER", "product", "NONE",
                "schema", Map.of("type", "object", "properties", Map.of("email", Map.of("type", "string", "maxLength", 254, "format", "email")), "required", List.of("email"), "additionalProperties", false),
                "fields", List.of(Map.of("name", "email", "ask", "ALWAYS")), "consents", List.of(), "texts", Map.of("en", Map.of("title", title, "fields", Map.of("email", "E-mail"))));
    }

    static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator")).contentType(ContentType.JSON);
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
