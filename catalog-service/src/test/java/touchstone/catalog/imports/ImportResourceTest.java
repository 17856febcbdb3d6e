package touchstone.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.catalog.TestProducts.HEADER;
import static touchstone.catalog.TestProducts.importing;
import static touchstone.catalog.TestProducts.newSku;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.commons.Touch;

@QuarkusTest
class ImportResourceTest {
    @Test
    void a_row_becomes_a_draft_with_what_it_lacks() {
        String sku = newSku();

        var answer = importing("sku,name,list_price_usd,sell_end\n" + sku + ",Adjustable Race,.0000,2024-05-28\n").statusCode(201)
                .body("rows.total", equalTo(1)).body("rows.created", equalTo(1)).body("findings", empty())
                .body("results[0].row", equalTo(2)).body("results[0].sku", equalTo(sku)).body("results[0].outcome", equalTo("CREATED")).body("results[0].revision", equalTo(1))
                .body("results[0].findings.code", equalTo(List.of("missing-category", "missing-description", "zero-price", "sell-window-over")))
                .body("results[0].findings[1].attribute", equalTo("description")).body("results[0].findings[1].locale", equalTo("en"));

        String id = answer.extract().path("id");
        answer.header("Location", containsString("/imports/" + id)).header("Touchstone-Touch", Touch.of("imported").on("import", id).toString());
        TestPeople.approver().get("/imports/{id}", id).then().statusCode(200).body("results[0].sku", equalTo(sku)).body("finishedAt", containsString("T"));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        String csv = HEADER + newSku() + ",Pump,Pumps,Dosing,12.50,Blue,2.30,KG,\"Quiet, \"\"very\"\" quiet.\",,2999-12-31\n";
        importing(csv).body("rows.created", equalTo(1));

        importing(csv).statusCode(201).body("rows.unchanged", equalTo(1)).body("results[0].outcome", equalTo("UNCHANGED")).body("results[0].revision", equalTo(1))
                .body("results[0].findings", empty());
    }

    @Test
    void a_changed_row_makes_a_new_revision_and_leaves_alone_what_has_no_column() {
        String sku = newSku();
        importing("sku,name,color\n" + sku + ",Pump,Blue\n");

        String id = importing("sku,name\n" + sku + ",Silent Pump\n").body("rows.updated", equalTo(1)).body("results[0].revision", equalTo(2)).extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("values.name", equalTo("Silent Pump")).body("values.color", equalTo("Blue"));
    }

    @Test
    void an_empty_cell_removes_a_value() {
        String sku = newSku();
        importing("sku,name,color\n" + sku + ",Pump,Blue\n");

        String id = importing("sku,color\n" + sku + ",\n").body("rows.updated", equalTo(1)).extract().path("results[0].product");

        TestPeople.steward().get("/products/{id}", id).then().body("values.name", equalTo("Pump")).body("values.color", nullValue());
    }

    @Test
    void broken_rows_are_refused_and_the_others_go_in() {
        String good = newSku();
        String twice = newSku();
        String csv = "sku,name,weight,weight_unit,list_price_usd\n"
                + newSku() + ",Pump,heavy,KG,1\n"
                + newSku() + ",Pump,1,STONE,1\n"
                + twice + ",Pump,1,KG,1\n"
                + twice + ",Pump,1,KG,1\n"
                + newSku() + ",Pump,1,KG,1,surplus\n"
                + newSku() + ",Pump,1\n"
                + newSku() + ",\"Pump,1,KG,1\n"
                + newSku() + "," + "x".repeat(65_537) + ",1,KG,1\n"
                + ",Pump,1,KG,1\n"
                + newSku() + ",Pump,1,KG,-1\n"
                + good + ",Pump,1,KG,1\n";

        importing(csv).statusCode(201)
                .body("rows.total", equalTo(11)).body("rows.created", equalTo(2)).body("rows.refused", equalTo(9))
                .body("results.outcome", equalTo(List.of("REFUSED", "REFUSED", "CREATED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "CREATED")))
                .body("results[0].findings[0].code", equalTo("not-a-number")).body("results[0].findings[0].detail", containsString("column weight"))
                .body("results[1].findings[0].code", equalTo("unknown-unit"))
                .body("results[3].findings[0].code", equalTo("duplicate-sku")).body("results[3].findings[0].detail", containsString("row 4"))
                .body("results[4].findings[0].code", equalTo("too-many-columns"))
                .body("results[5].findings[0].code", equalTo("too-few-columns"))
                .body("results[6].row", equalTo(8)).body("results[6].findings[0].code", equalTo("unclosed-quote")).body("results[6].findings[0].detail", containsString("column name"))
                .body("results[7].findings[0].code", equalTo("field-too-long"))
                .body("results[8].findings[0].code", equalTo("missing-sku"))
                .body("results[9].findings[0].code", equalTo("not-a-price"))
                .body("results[10].sku", equalTo(good)).body("results[10].row", equalTo(12));
    }

    @Test
    void a_row_in_another_encoding_is_refused_alone() throws Exception {
        var csv = new ByteArrayOutputStream();
        csv.write(("sku,name\n" + newSku() + ",").getBytes(StandardCharsets.UTF_8));
        csv.write("Kühlpumpe\n".getBytes(StandardCharsets.ISO_8859_1));
        csv.write((newSku() + ",Kühlpumpe\n").getBytes(StandardCharsets.UTF_8));

        TestPeople.steward().contentType("text/csv; charset=UTF-8").body(csv.toByteArray()).post("/imports").then().statusCode(201)
                .body("results.outcome", equalTo(List.of("REFUSED", "CREATED")))
                .body("results[0].findings[0].code", equalTo("wrong-encoding")).body("results[0].findings[0].detail", containsString("column name"));
    }

    @Test
    void an_unknown_column_is_passed_over_and_reported() {
        importing("sku,name,shelf,description_xx,list_price\n" + newSku() + ",Pump,7,x,1\n").statusCode(201)
                .body("rows.created", equalTo(1)).body("findings.code", equalTo(List.of("unknown-column", "unknown-column", "unknown-column")))
                .body("findings.detail", hasItems(containsString("shelf"), containsString("description_xx"), containsString("list_price")));
    }

    @Test
    void more_results_than_a_page_holds_are_read_page_by_page() {
        String run = newSku();
        String csv = "sku,name\n" + IntStream.range(0, 1_100).mapToObj(i -> run + i + ",Pump\n").collect(Collectors.joining());

        var first = importing(csv).statusCode(201).body("rows.created", equalTo(1_100)).body("results", hasSize(1_000));

        TestPeople.steward().queryParam("after", first.extract().<String>path("next")).get("/imports/{id}", first.extract().<String>path("id")).then().statusCode(200)
                .body("results", hasSize(100)).body("results[99].row", equalTo(1_101)).body("next", nullValue());
    }

    @Test
    void a_file_whose_header_cannot_be_read_is_refused_as_a_whole() {
        for (String csv : List.of("", "name\nPump\n", "sku,name,name\n1,2,3\n", "sku,\"name\n")) {
            importing(csv).statusCode(422).contentType("application/problem+json").body("type", equalTo("/problems/header-not-readable"));
        }
    }

    @Test
    void a_file_in_another_charset_or_type_is_refused() {
        TestPeople.steward().contentType("text/csv; charset=iso-8859-1").body("sku\n".getBytes()).post("/imports").then().statusCode(422)
                .contentType("application/problem+json").body("type", equalTo("/problems/charset-not-taken"));
        TestPeople.steward().contentType("application/json").body("{}").post("/imports").then().statusCode(415)
                .contentType("application/problem+json").body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void a_file_that_says_it_is_too_large_is_refused_unread() {
        byte[] csv = new byte[50 * 1024 * 1024 + 1];
        java.util.Arrays.fill(csv, (byte) '\n');

        TestPeople.steward().contentType("text/csv; charset=UTF-8").body(csv).post("/imports").then().statusCode(413)
                .contentType("application/problem+json").body("type", equalTo("/problems/file-too-large"));
    }

    @Test
    void only_a_steward_imports() {
        given().contentType("text/csv").body("sku\n").post("/imports").then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
        TestPeople.approver().contentType("text/csv; charset=UTF-8").body("sku\n".getBytes()).post("/imports").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void an_import_that_is_not_there_is_not_found() {
        TestPeople.steward().get("/imports/{id}", "0197c1f0-0000-7000-8000-000000000000").then().statusCode(404).body("type", equalTo("/problems/import-not-found"));
        given().get("/imports/{id}", "0197c1f0-0000-7000-8000-000000000000").then().statusCode(401);
        String id = importing("sku\n").extract().path("id");
        TestPeople.steward().queryParam("after", "x").get("/imports/{id}", id).then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }
}
