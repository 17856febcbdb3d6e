package touchstone.catalog.relation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

@QuarkusTest
class RelationTypeResourceTest {
    @BeforeEach
    void ready() {
        TestProducts.ready();
    }

    @Test
    void there_are_accessories_successors_and_parts_from_the_start() {
        TestPeople.steward().get("/relation-types").then().statusCode(200).body("items.code", hasItems("accessory", "successor", "part-of"));
        TestPeople.approver().get("/relation-types/successor").then().statusCode(200).body("labels.en", equalTo("Succeeded by")).body("inverseLabels.en", equalTo("Succeeds"))
                .body("acyclic", equalTo(true)).body("author", equalTo("seed")).header("ETag", notNullValue());
    }

    @Test
    void a_type_is_made_and_its_labels_are_changed() {
        String code = "spare-" + UUID.randomUUID();
        TestPeople.steward().body(type(code, false, "Spare parts")).post("/relation-types").then().statusCode(201).header("Location", endsWith("/relation-types/" + code)).header("ETag", "\"1\"");

        problem(TestPeople.steward().body(type(code, false, "Spare parts")).post("/relation-types"), 409, "relation-type-exists");
        problem(TestPeople.steward().body(type(code, false, "Spares")).put("/relation-types/{code}", code), 428, "if-match-required");
        TestPeople.steward().header("If-Match", "\"1\"").body(type(code, false, "Spares")).put("/relation-types/{code}", code).then().statusCode(200).header("ETag", "\"2\"").body("labels.en", equalTo("Spares"));
        problem(TestPeople.steward().header("If-Match", "\"1\"").body(type(code, false, "Late")).put("/relation-types/{code}", code), 412, "revision-outdated");
        problem(TestPeople.steward().header("If-Match", "\"2\"").body(type(code, true, "Spares")).put("/relation-types/{code}", code), 409, "relation-type-fixed");
        problem(TestPeople.steward().header("If-Match", "\"2\"").body(type("other", false, "Spares")).put("/relation-types/{code}", code), 422, "relation-type-not-valid");
        problem(TestPeople.steward().get("/relation-types/{code}", code + "x"), 404, "relation-type-not-found");
        problem(TestPeople.steward().header("If-Match", "\"2\"").body(type(code + "x", false, "Spares")).put("/relation-types/{code}", code + "x"), 404, "relation-type-not-found");
    }

    @Test
    void what_is_no_type_is_refused() {
        for (String code : List.of("Spare", "7", "unit", "currency", "a b")) problem(TestPeople.steward().body(type(code, false, "Spares")).post("/relation-types"), 422, "relation-type-not-valid");
        problem(TestPeople.steward().body(type("spare", false, " ")).post("/relation-types"), 422, "relation-type-not-valid").then().body("errors[0].pointer", equalTo("/labels/en"));
        problem(TestPeople.steward().body(Map.of("code", "spare", "labels", Map.of("en_US", "Spares"), "inverseLabels", Map.of())).post("/relation-types"), 422, "relation-type-not-valid");
        problem(TestPeople.steward().body(Map.of("code", "spare")).post("/relation-types"), 422, "invalid");
        given().get("/relation-types").then().statusCode(401);
        problem(TestPeople.with(Tokens.of("sales")).get("/relation-types"), 403, "forbidden");
        problem(TestPeople.approver().body(type("spare", false, "Spares")).post("/relation-types"), 403, "forbidden");
    }

    @Test
    void a_product_relates_to_others_with_an_author_and_a_history() {
        TestProduct hose = TestProducts.draft();
        TestProduct pump = TestProducts.draft();

        TestModels.edit(pump, Map.of("relations", Map.of("accessory", List.of(hose.sku())))).then().statusCode(200).body("values.relations.accessory", equalTo(List.of(hose.sku())))
                .body("origins.findAll { it.attribute == 'relations' }[0].scope", equalTo("accessory")).body("origins.findAll { it.attribute == 'relations' }[0].source", equalTo("edit"));
        TestPeople.steward().get("/products/{id}/values/relations", pump.id()).then().statusCode(200).body("past[0].scope", equalTo("accessory"));
        Map<String, Object> none = new HashMap<>();
        none.put("accessory", null);
        TestModels.edit(new TestProduct(pump.id(), pump.sku(), 2), Map.of("relations", none)).then().statusCode(200).body("values.relations", nullValue());
        TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 2)).post("/products/{id}/restorations", pump.id()).then().statusCode(200)
                .body("values.relations.accessory", equalTo(List.of(hose.sku())));
    }

    @Test
    void what_is_no_relation_is_refused() {
        TestProduct pump = TestProducts.draft();

        refused(pump, "accessory", List.of("none-such"), "none-such, which is the sku of no product");
        refused(pump, "accessory", List.of(pump.sku()), "the product itself");
        refused(pump, "accessory", IntStream.range(0, 51).mapToObj(i -> "P-" + i).toList(), "at most 50");
        refused(pump, "accessory", List.of("A", "A"), "twice");
        refused(pump, "accessory", List.of("x".repeat(65)), "64 printable");
        refused(pump, "accessory", "A", "takes a list");
        refused(pump, "none-such", List.of(TestProducts.draft().sku()), "is no type of relation");
        refused(pump, "No Such", List.of("A"), "is no type of relation");
    }

    @Test
    void what_succeeds_or_is_part_of_another_does_not_lead_back() {
        TestProduct first = TestProducts.draft();
        TestProduct second = TestProducts.draft();
        TestProduct third = TestProducts.draft();
        second = TestProducts.edited(second, Map.of("relations", Map.of("successor", List.of(third.sku()), "accessory", List.of(first.sku()))));
        first = TestProducts.edited(first, Map.of("relations", Map.of("successor", List.of(second.sku()), "accessory", List.of(second.sku()))));

        refused(third, "successor", List.of(first.sku()), "leads back to the product itself");
        TestModels.edit(third, Map.of("relations", Map.of("part-of", List.of(first.sku())))).then().statusCode(200);
        refused(first, "part-of", List.of(third.sku()), "leads back to the product itself");
    }

    @Test
    void a_file_relates_products_and_is_refused_a_circle_row_by_row() {
        String a = TestProducts.newSku();
        String b = TestProducts.newSku();
        String comma = TestProducts.newSku() + ",1";
        String header = "sku,name,relations_successor,relations_accessory\n";

        TestProducts.importing(header + a + ",Pump," + b + ",\"" + b + "," + comma.replace(",", "\\,") + "\"\n" + b + ",Pump,,\n\"" + comma + "\",Pump,,\n").statusCode(201).body("rows.created", equalTo(3));
        String id = TestProducts.importing(header + a + ",Pump," + b + ",\"" + b + "," + comma.replace(",", "\\,") + "\"\n").statusCode(201).body("rows.unchanged", equalTo(1)).extract().path("results[0].product");
        TestPeople.steward().get("/products/{id}", id).then().body("values.relations.accessory", equalTo(List.of(b, comma)));
        TestProducts.importing(header + b + ",Pump," + a + ",\n").body("results[0].findings.code", equalTo(List.of("cyclic-relation")));
        TestProducts.importing("sku,name,relations_successor\n" + a + "-1,Pump," + b + "-1\n" + b + "-1,Pump," + a + "-1\n").body("results.outcome", equalTo(List.of("REFUSED", "REFUSED")));
        TestProducts.importing("sku,name,relations_none-such\n" + a + "-2,Pump," + b + "\n").body("results[0].findings.code", equalTo(List.of("unknown-relation-type")));
        TestProducts.importing("sku,name,relations_accessory\n" + a + "-2,Pump,none-such\n").body("results[0].findings.code", equalTo(List.of("unknown-target")));
    }

    private static Map<String, Object> type(String code, boolean acyclic, String label) {
        return Map.of("code", code, "acyclic", acyclic, "labels", Map.of("en", label), "inverseLabels", Map.of("en", "Spare part of"));
    }

    private static void refused(TestProduct product, String type, Object targets, String detail) {
        Response answer = TestModels.edit(product, Map.of("relations", Map.of(type, targets)));
        problem(answer, 422, "values-not-valid").then().body("errors[0].pointer", equalTo("/values/relations/" + type)).body("errors[0].detail", containsString(detail));
    }

    private static Response problem(Response answer, int status, String type) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + type));
        return answer;
    }
}
