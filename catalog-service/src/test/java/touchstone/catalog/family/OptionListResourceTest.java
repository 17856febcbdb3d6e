package touchstone.catalog.family;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

@QuarkusTest
class OptionListResourceTest {
    private final String code = "tints_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @BeforeEach
    void ready() {
        TestProducts.ready();
    }

    @Test
    void a_list_is_kept_in_revisions() {
        make().then().statusCode(201).header("Location", org.hamcrest.Matchers.endsWith("/option-lists/" + code)).header("ETag", "\"1\"").body("options[0].labels.fr", equalTo("Rouge"));

        change("\"1\"", List.of(option("Green", "Vert"), option("Red", "Rouge vif")), "asked for by sales").then().statusCode(200).header("ETag", "\"2\"").body("options.code", equalTo(List.of("Green", "Red")));

        TestPeople.approver().get("/option-lists/{code}", code).then().statusCode(200).header("ETag", "\"2\"").body("options[1].labels.fr", equalTo("Rouge vif"));
        TestPeople.approver().get("/option-lists/{code}/revisions", code).then().statusCode(200).body("items.revision", equalTo(List.of(2, 1))).body("items[0].reason", equalTo("asked for by sales")).body("items[1].author", notNullValue());
        TestPeople.steward().get("/option-lists").then().statusCode(200).body("items.code", hasItem(code));
    }

    @Test
    void attributes_of_several_families_take_their_options_from_one_list() {
        make();
        String family = NewFamilies.with(Map.of("code", "test_tint", "type", "OPTION", "audience", "PUBLIC", "optionList", code));
        String other = NewFamilies.with(Map.of("code", "test_tint", "type", "MULTI_OPTION", "audience", "PUBLIC", "optionList", code));

        imported(family, "Red").then().body("results[0].outcome", equalTo("CREATED"));
        // In a dry run: a product that holds what is no longer taken could not go out and come back in, as another test wants of all products.
        tried(other, "\"Red,Blue\"").then().body("results[0].outcome", equalTo("CREATED"));
        imported(family, "Green").then().body("results[0].outcome", equalTo("REFUSED")).body("results[0].findings[0].code", equalTo("unknown-option"));
        change("\"1\"", List.of(option("Green", "Vert"), option("Red", "Rouge")), null);
        imported(family, "Green").then().body("results[0].outcome", equalTo("CREATED"));
        imported(other, "\"Red,Blue\"").then().body("results[0].outcome", equalTo("REFUSED"));
    }

    @Test
    void what_cannot_be_a_list_is_refused() {
        make();
        problem(make(), 409, "option-list-exists");
        problem(TestPeople.steward().body(Map.of("code", "Not A Code", "options", List.of(option("Red", "Rouge")))).post("/option-lists"), 422, "option-list-not-valid").then().body("errors[0].pointer", equalTo("/code"));
        problem(TestPeople.steward().body(Map.of("code", code, "options", List.of())).post("/option-lists"), 422, "invalid");
        problem(change("\"1\"", List.of(option("Red", "Rouge"), option("Red", "Rouge")), null), 422, "option-list-not-valid");
        problem(change("\"1\"", List.of(option(" Red", "Rouge")), null), 422, "option-list-not-valid");
        problem(change("\"1\"", List.of(Map.of("code", "Red", "labels", Map.of("fr_FR", "Rouge"))), null), 422, "option-list-not-valid").then().body("errors[0].pointer", equalTo("/options/Red"));
        problem(change("\"1\"", List.of(option("Red", "R".repeat(201))), null), 422, "option-list-not-valid");
        List<Object> none = new ArrayList<>();
        none.add(null);
        problem(change("\"1\"", none, null), 422, "invalid");
        problem(change(null, List.of(option("Red", "Rouge")), null), 428, "if-match-required");
        problem(change("\"2\"", List.of(option("Red", "Rouge")), null), 412, "revision-outdated");
        problem(TestPeople.steward().get("/option-lists/none"), 404, "option-list-not-found");
        problem(TestPeople.steward().get("/option-lists/none/revisions"), 404, "option-list-not-found");
    }

    @Test
    void an_attribute_takes_a_list_that_there_is_and_no_options_beside_it() {
        make();
        String family = NewFamilies.with(Map.of("code", "plain", "type", "TEXT"));
        problem(put(family, Map.of("code", "tint", "type", "OPTION", "optionList", "none")), 422, "option-list-unknown");
        problem(put(family, Map.of("code", "tint", "type", "OPTION", "optionList", code, "options", List.of("Red"))), 422, "family-not-valid");
        problem(put(family, Map.of("code", "tint", "type", "TEXT", "optionList", code)), 422, "family-not-valid");
        Map<String, Object> wanted = new HashMap<>(Map.of("code", "f" + UUID.randomUUID().toString().replace("-", ""), "attributes",
                List.of(Map.of("code", "name", "type", "TEXT"), Map.of("code", "tint", "type", "OPTION", "optionList", "none"))));
        problem(TestPeople.steward().body(wanted).post("/families"), 422, "option-list-unknown");
    }

    @Test
    void only_stewards_change_lists_and_only_those_who_govern_read_them() {
        problem(given().get("/option-lists"), 401, "unauthorized");
        problem(given().get("/option-lists/x"), 401, "unauthorized");
        problem(TestPeople.approver().body(Map.of("code", code, "options", List.of(option("Red", "Rouge")))).post("/option-lists"), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of("options", List.of(option("Red", "Rouge")))).put("/option-lists/x"), 403, "forbidden");
    }

    private Response make() {
        return TestPeople.steward().body(Map.of("code", code, "options", List.of(option("Red", "Rouge"), option("Blue", "Bleu")))).post("/option-lists");
    }

    private Response change(String ifMatch, List<?> options, String reason) {
        var request = TestPeople.steward();
        if (ifMatch != null) request.header("If-Match", ifMatch);
        Map<String, Object> body = new HashMap<>(Map.of("options", options));
        if (reason != null) body.put("reason", reason);
        return request.body(body).put("/option-lists/{code}", code);
    }

    private static Map<String, Object> option(String code, String french) {
        return Map.of("code", code, "labels", Map.of("fr", french));
    }

    private static Response put(String family, Map<String, Object> attribute) {
        return TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("attribute", attribute)).put("/families/{family}/attributes/{code}", family, attribute.get("code"));
    }

    private static Response imported(String family, String tint) {
        return imports(family, tint, false);
    }

    private static Response tried(String family, String tint) {
        return imports(family, tint, true);
    }

    private static Response imports(String family, String tint, boolean dryRun) {
        return TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).queryParam("dryRun", dryRun).body(("sku,name,test_tint\n" + TestProducts.newSku() + ",Pump," + tint + "\n").getBytes()).post("/imports");
    }

    /** Families that a test makes for itself. */
    private static final class NewFamilies {
        static String with(Map<String, Object> attribute) {
            String code = "f" + UUID.randomUUID().toString().replace("-", "");
            TestPeople.steward().body(Map.of("code", code, "attributes", List.of(Map.of("code", "name", "type", "TEXT", "audience", "PUBLIC"), attribute))).post("/families").then().statusCode(201);
            return code;
        }
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
