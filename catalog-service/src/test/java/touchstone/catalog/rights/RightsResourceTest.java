package touchstone.catalog.rights;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

/** The role operator stands for one whose rights are narrowed, such as that of translators: the people of other tests do not have it. */
@QuarkusTest
class RightsResourceTest {
    private static final String ROLE = "operator";

    private final String narrowed = Tokens.ofNew("steward", ROLE).token();

    @BeforeEach
    @AfterEach
    void widen() {
        TestProducts.ready();
        put(List.of());
    }

    @Test
    void a_translator_writes_texts_in_one_language_and_nothing_else() {
        put(List.of(Map.of("access", "READ"), Map.of("access", "WRITE", "locales", List.of("fr"))));
        TestProduct product = TestProducts.draft();

        edit(product, Map.of("description", Map.of("fr", "Silencieuse."))).then().statusCode(200).body("values.description.fr", equalTo("Silencieuse.")).body("values.name", equalTo("Pump"));
        TestProduct second = new TestProduct(product.id(), product.sku(), 2);
        problem(edit(second, Map.of("description", Map.of("en", "Loud.", "fr", "Bruyante."), "name", "Loud Pump")), 403, "values-not-yours")
                .then().body("values", equalTo(List.of("description/en", "name")));
        // To send what is there already changes nothing, and needs no right.
        edit(second, Map.of("name", "Pump")).then().statusCode(200);
        TestPeople.steward().get("/products/{id}", product.id()).then().body("revision", equalTo(2));
    }

    @Test
    void what_somebody_may_not_read_they_see_nowhere() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));
        TestProduct product = TestProducts.edited(TestProducts.draft("Pump", "Secrète."), Map.of("color", "Hidden"));
        var before = TestPeople.with(narrowed).get("/products/{id}", product.id()).then().statusCode(200);

        before.body("values.description.en", equalTo("Moves water quietly.")).body("values.description.fr", nullValue()).body("values.color", nullValue())
                .body("origins.attribute", equalTo(List.of("description")));
        problem(TestPeople.with(narrowed).get("/imports/{id}", product.id()), 403, "rights-too-narrow");
        TestPeople.with(narrowed).get("/products/{id}/revisions/1", product.id()).then().statusCode(200).body("values.keySet()", hasSize(1)).body("origins", hasSize(1));
        TestPeople.with(narrowed).queryParam("from", 1).queryParam("to", 2).get("/products/{id}/differences", product.id()).then().statusCode(200).body("items", hasSize(0));
        TestPeople.with(narrowed).get("/products/{id}/values/color", product.id()).then().statusCode(200).body("present", hasSize(0)).body("past", hasSize(0));
        TestPeople.with(narrowed).get("/products/{id}/revisions/2/preview?channel=web&locale=fr", product.id()).then().statusCode(200)
                .body("product.description", nullValue()).body("product.name", nullValue()).body("product.attributes.color", nullValue());
        TestProducts.publish(TestProducts.approve(product), "en");
        TestProducts.edited(product, Map.of("color", "Hidden too"));
        TestPeople.with(narrowed).get("/products/{id}/impact", product.id()).then().statusCode(200).body("live", hasSize(1)).body("live[0].differences", hasSize(0));
    }

    @Test
    void what_is_wrong_with_a_value_is_told_to_those_who_may_read_it() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));
        List<TestProduct> two = TestProducts.imported("sku,name\n" + TestProducts.newSku() + ",Pump\n" + TestProducts.newSku() + ",Pump\n");
        String id = two.get(1).id();
        String item = "items.find { it.id == '" + id + "' }";
        String path = "completeness.findings.flatten().attribute.unique()";
        TestPeople.steward().get("/products/{id}", id).then().body(path, hasItem("category"));

        for (String view : List.of("/products/{id}", "/products/{id}/revisions/1")) {
            TestPeople.with(narrowed).get(view, id).then().statusCode(200).body(path, equalTo(List.of("description"))).body("completeness.missing.flatten()", equalTo(List.of("description")))
                    .body("completeness.findings.flatten().locale.unique()", equalTo(List.of("en"))).body("completeness.complete.unique()", equalTo(List.of(false)));
        }
        TestPeople.with(narrowed).queryParam("after", two.get(0).id()).get("/products").then().statusCode(200)
                .body(item + ".name", nullValue()).body(item + ".findings.attribute", equalTo(List.of("description")));
        TestPeople.with(narrowed).get("/products/{id}/revisions/1/preview?channel=web&locale=fr", id).then().statusCode(200).body("reasons.code", equalTo(List.of("not-approved")));
    }

    @Test
    void narrow_rights_are_not_got_round_by_a_restoration_or_a_file() {
        put(List.of(Map.of("access", "READ"), Map.of("access", "WRITE", "locales", List.of("fr"))));
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("color", "Red"));

        problem(TestPeople.with(narrowed).header("If-Match", "\"2\"").body(Map.of("revision", 1)).post("/products/{id}/restorations", product.id()), 403, "values-not-yours");
        problem(TestPeople.with(narrowed).contentType("text/csv").body("sku,name\n" + product.sku() + ",x\n").post("/imports"), 403, "rights-too-narrow");
        put(List.of(Map.of("access", "READ", "locales", List.of("fr"))));
        problem(TestPeople.with(narrowed).get("/exports/products"), 403, "rights-too-narrow");
    }

    @Test
    void narrow_rights_are_not_widened_by_a_change_of_an_attribute() {
        put(List.of(Map.of("access", "WRITE", "groups", List.of("general"))));
        String family = "f_" + UUID.randomUUID().toString().replace('-', '_');
        Map<String, Object> cost = Map.of("code", "cost", "type", "PRICE", "group", "buying", "audience", "VERIFIED_COMPANY", "priceFor", Map.of("customerGroup", "dealer"));
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), cost))).post("/families").then().statusCode(201);

        for (Map<String, Object> wanted : List.<Map<String, Object>>of(Map.of("group", "general"), Map.of("audience", "PARTNER"), Map.of("priceFor", Map.of("customerGroup", "other")))) {
            problem(attribute(family, 1, with(cost, wanted)), 403, "rights-too-narrow");
        }
        problem(TestPeople.with(narrowed).header("If-Match", "\"1\"").delete("/families/{code}/attributes/cost", family), 403, "rights-too-narrow");
        attribute(family, 1, with(cost, Map.of("limits", Map.of("min", 1)))).then().statusCode(200);
        TestPeople.steward().header("If-Match", "\"2\"").delete("/families/{code}/attributes/cost", family).then().statusCode(200);
        problem(attribute(family, 3, cost), 403, "rights-too-narrow");
    }

    @Test
    void rights_reach_by_group() {
        put(List.of(Map.of("access", "WRITE", "groups", List.of("general")), Map.of("access", "READ", "groups", List.of("technical"))));
        TestProduct product = TestProducts.draft();

        edit(product, Map.of("color", "Red")).then().statusCode(200);
        put(List.of(Map.of("access", "WRITE", "groups", List.of("technical"))));
        problem(edit(new TestProduct(product.id(), product.sku(), 2), Map.of("color", "Green")), 403, "values-not-yours");
    }

    @Test
    void who_has_no_narrowed_role_is_not_narrowed() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));

        TestProducts.edited(TestProducts.draft(), Map.of("color", "Red"));
        TestPeople.steward().get("/rights").then().statusCode(200).body("items.role", hasItem(ROLE));
    }

    @Test
    void why_something_is_not_published_is_told_as_far_as_the_values_may_be_read() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));
        TestProduct product = TestProducts.approve(TestProducts.imported("sku,name\n" + TestProducts.newSku() + ",Pump\n").get(0));
        String approver = Tokens.ofNew("approver", ROLE).token();
        List<String> told = List.of("missing-description", "values-not-yours");

        problem(TestPeople.with(approver).body(Map.of("channel", "web", "locale", "en", "revision", 1)).post("/products/{id}/publications", product.id()), 409, "product-not-publishable")
                .then().body("reasons.code", equalTo(told));
        TestPeople.with(approver).body(Map.of("channel", "web", "locale", "en", "products", List.of(product.ref()))).post("/publications").then().statusCode(200)
                .body("results[0].outcome", equalTo("REFUSED")).body("results[0].reasons.code", equalTo(told));
        TestPeople.with(approver).body(Map.of("act", "PUBLISH", "channel", "web", "locale", "en", "revision", 1, "dueAt", Instant.now().plusSeconds(3).toString()))
                .post("/products/{id}/schedules", product.id()).then().statusCode(201).body("reasons.code", equalTo(told));
        Instant deadline = Instant.now().plusSeconds(60);
        while (!"FAILED".equals(TestPeople.steward().get("/products/{id}/schedules", product.id()).path("items[0].state")) && Instant.now().isBefore(deadline)) Thread.onSpinWait();
        TestPeople.with(narrowed).get("/products/{id}/schedules", product.id()).then().body("items[0].state", equalTo("FAILED")).body("items[0].reasons.code", equalTo(told));
        TestPeople.steward().get("/products/{id}/schedules", product.id()).then().body("items[0].reasons.code", hasItem("missing-category"));
    }

    @Test
    void the_list_of_what_is_incomplete_names_only_what_its_reader_may_read() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));
        List<TestProduct> two = TestProducts.imported("sku,name\n" + TestProducts.newSku() + ",Pump\n" + TestProducts.newSku() + ",Pump\n");
        String item = "items.find { it.id == '" + two.get(1).id() + "' }";
        var page = Map.of("channel", "web", "after", "0_" + two.get(0).id());

        TestPeople.steward().queryParams(page).get("/incomplete-products").then().body(item + ".missing", hasItem("category")).body(item + ".name", equalTo("Pump"));
        TestPeople.with(narrowed).queryParams(page).get("/incomplete-products").then().statusCode(200)
                .body(item + ".missing", equalTo(List.of("description"))).body(item + ".name", nullValue());
    }

    @Test
    void values_held_twice_are_not_named_to_those_who_may_not_read_all() {
        put(List.of(Map.of("access", "WRITE", "groups", List.of("general"))));
        String family = "f_" + UUID.randomUUID().toString().replace('-', '_');
        Map<String, Object> serial = Map.of("code", "serial", "type", "TEXT", "group", "general");
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), serial))).post("/families").then().statusCode(201);

        problem(attribute(family, 1, with(serial, Map.of("limits", Map.of("unique", true)))), 403, "rights-too-narrow");
    }

    @Test
    void what_the_rights_of_a_role_were_can_be_read_with_who_wrote_them_down() {
        put(List.of(Map.of("access", "READ", "locales", List.of("en"))));
        int first = revision();
        Tokens.Person approver = Tokens.ofNew("approver");
        TestPeople.with(approver.token()).header("If-Match", "\"" + first + "\"").body(Map.of("rights", List.of(Map.of("access", "WRITE", "locales", List.of("fr"))))).put("/rights/" + ROLE)
                .then().statusCode(200);

        var page = TestPeople.steward().queryParam("limit", 1).get("/rights/{role}/revisions", ROLE).then().statusCode(200)
                .body("items.revision", equalTo(List.of(first + 1))).body("items[0].rights[0].locales", equalTo(List.of("fr")))
                .body("items[0].author", equalTo(approver.sub())).body("items[0].at", notNullValue());
        TestPeople.steward().queryParam("limit", 1).queryParam("after", (String) page.extract().path("next")).get("/rights/{role}/revisions", ROLE).then().statusCode(200)
                .body("items.revision", equalTo(List.of(first))).body("items[0].rights[0].access", equalTo("READ"));
        TestPeople.steward().get("/rights/never-heard-of/revisions").then().statusCode(200).body("items", hasSize(0));
        problem(TestPeople.steward().queryParam("after", "x").get("/rights/{role}/revisions", ROLE), 400, "malformed-cursor");
        problem(given().get("/rights/{role}/revisions", ROLE), 401, "unauthorized");
        problem(TestPeople.with(Tokens.of("sales")).get("/rights/{role}/revisions", ROLE), 403, "forbidden");
    }

    @Test
    void rights_are_written_down_by_approvers_with_the_revision_they_saw() {
        long revision = revision();

        problem(TestPeople.steward().header("If-Match", "\"" + revision + "\"").body(Map.of("rights", List.of())).put("/rights/" + ROLE), 403, "forbidden");
        problem(TestPeople.approver().body(Map.of("rights", List.of())).put("/rights/" + ROLE), 428, "if-match-required");
        problem(TestPeople.approver().header("If-Match", "\"" + (revision + 5) + "\"").body(Map.of("rights", List.of())).put("/rights/" + ROLE), 412, "revision-outdated");
        problem(TestPeople.approver().header("If-Match", "\"" + revision + "\"").body(Map.of("rights", List.of(Map.of("locales", List.of("fr"))))).put("/rights/" + ROLE), 422, "invalid");
        problem(given().get("/rights"), 401, "unauthorized");
        problem(TestPeople.with(Tokens.of("sales")).get("/rights/" + ROLE), 403, "forbidden");
        TestPeople.steward().get("/rights/never-heard-of").then().statusCode(200).header("ETag", equalTo("\"0\"")).body("rights", hasSize(0));
    }

    private static void put(List<Map<String, Object>> rights) {
        TestPeople.approver().header("If-Match", "\"" + revision() + "\"").body(Map.of("rights", rights)).put("/rights/" + ROLE).then().statusCode(200);
    }

    private static int revision() {
        return TestPeople.approver().get("/rights/" + ROLE).then().statusCode(200).extract().path("revision");
    }

    private Response attribute(String family, int revision, Map<String, Object> attribute) {
        return TestPeople.with(narrowed).header("If-Match", "\"" + revision + "\"").body(Map.of("attribute", attribute)).put("/families/{code}/attributes/{attribute}", family, attribute.get("code"));
    }

    private static Map<String, Object> with(Map<String, Object> attribute, Map<String, Object> changed) {
        Map<String, Object> all = new HashMap<>(attribute);
        all.putAll(changed);
        return all;
    }

    private Response edit(TestProduct product, Map<String, Object> values) {
        return TestPeople.with(narrowed).header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", values)).patch("/products/{id}", product.id());
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
