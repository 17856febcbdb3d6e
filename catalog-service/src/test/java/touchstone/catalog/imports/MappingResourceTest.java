package touchstone.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static touchstone.catalog.TestProducts.newSku;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;

@QuarkusTest
class MappingResourceTest {
    private static final Map<String, Object> SUPPLIER = Map.of("separator", ";", "columns", List.of(Map.of("column", "Artikel", "target", "sku"), Map.of("column", "Bezeichnung", "target", "name"),
            Map.of("column", "Gewicht [kg]", "target", "weight", "unit", "KG"), Map.of("column", "Fertig", "target", "finished_good", "values", Map.of("Ja", "1", "Nein", "0")), Map.of("column", "Lager")));

    @Test
    void a_kept_mapping_reads_a_suppliers_file() {
        String code = newCode();
        TestPeople.steward().body(SUPPLIER).put("/import-mappings/{code}", code).then().statusCode(201).header("ETag", equalTo("\"1\"")).body("code", equalTo(code));
        String sku = newSku();

        String id = TestImports.sending("text/csv", ("Artikel;Bezeichnung;Gewicht [kg];Fertig;Lager\n" + sku + ";Pumpe, leise;2.3;Ja;x\n").getBytes(StandardCharsets.UTF_8), Map.of("mapping", code))
                .statusCode(201).body("mapping", equalTo(code)).body("rows.created", equalTo(1)).body("findings", equalTo(List.of())).extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("values.name", equalTo("Pumpe, leise")).body("values.weight.unit", equalTo("KG")).body("values.finished_good", equalTo(true));
    }

    @Test
    void a_mapping_is_replaced_and_removed_by_who_has_seen_it() {
        String code = newCode();
        TestPeople.steward().body(SUPPLIER).put("/import-mappings/{code}", code).then().statusCode(201);

        TestPeople.steward().body(SUPPLIER).put("/import-mappings/{code}", code).then().statusCode(428).body("type", equalTo("/problems/if-match-required"));
        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("columns", List.of())).put("/import-mappings/{code}", code).then().statusCode(200).body("revision", equalTo(2)).body("separator", nullValue());
        TestPeople.steward().header("If-Match", "\"1\"").body(SUPPLIER).put("/import-mappings/{code}", code).then().statusCode(412).body("type", equalTo("/problems/revision-outdated"));
        TestPeople.steward().header("If-Match", "\"1\"").delete("/import-mappings/{code}", code).then().statusCode(412);
        TestPeople.approver().get("/import-mappings").then().statusCode(200).body("items.code", hasItem(code));
        TestPeople.steward().header("If-Match", "\"2\"").delete("/import-mappings/{code}", code).then().statusCode(204);
        TestPeople.steward().get("/import-mappings/{code}", code).then().statusCode(404).body("type", equalTo("/problems/mapping-not-found"));
        TestPeople.steward().header("If-Match", "\"2\"").body(SUPPLIER).put("/import-mappings/{code}", code).then().statusCode(404);
    }

    @Test
    void what_cannot_be_kept_or_used_is_refused() {
        TestPeople.steward().body(Map.of("separator", "x", "columns", List.of(Map.of("column", "")))).put("/import-mappings/{code}", newCode()).then().statusCode(422);
        TestPeople.steward().body(SUPPLIER).put("/import-mappings/{code}", "No Code").then().statusCode(422);
        TestPeople.approver().body(SUPPLIER).put("/import-mappings/{code}", newCode()).then().statusCode(403);
        given().get("/import-mappings").then().statusCode(401);
        TestImports.sending("text/csv", "sku\n".getBytes(StandardCharsets.UTF_8), Map.of("mapping", "unheard-of")).statusCode(422).body("type", equalTo("/problems/mapping-unknown"));
    }

    @Test
    void a_column_that_two_names_mean_is_refused() {
        String code = newCode();
        TestPeople.steward().body(Map.of("columns", List.of(Map.of("column", "a", "target", "name"), Map.of("column", "b", "target", "name")))).put("/import-mappings/{code}", code).then().statusCode(201);

        TestImports.sending("text/csv", "sku,a,b\n".getBytes(StandardCharsets.UTF_8), Map.of("mapping", code)).statusCode(422).body("type", equalTo("/problems/header-not-readable"));
    }

    private static String newCode() {
        return newSku().toLowerCase();
    }
}
