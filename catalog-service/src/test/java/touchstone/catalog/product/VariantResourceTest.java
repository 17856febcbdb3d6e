package touchstone.catalog.product;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

@QuarkusTest
class VariantResourceTest {
    @Test
    void a_variant_says_what_its_model_says_where_it_says_nothing_itself() {
        TestModels kettle = TestModels.drafts("Red", "Blue");

        read(kettle.variant(0)).body("values.variant_of", equalTo(kettle.model().sku())).body("values.axes", equalTo(List.of("color"))).body("values.color", equalTo("Red"))
                .body("values.name", equalTo("Kettle")).body("values.description.en", equalTo("Boils water.")).body("values.list_price.USD.amount", equalTo(1250))
                .body("origins.findAll { it.attribute == 'name' }[0].source", equalTo("inherited/1")).body("origins.findAll { it.attribute == 'color' }[0].source", startsWith("import/"))
                .body("completeness.find { it.locale == 'en' }.complete", equalTo(true)).body("notes", hasSize(0));
        TestPeople.steward().get("/products/{id}/variants", kettle.model().id()).then().statusCode(200).body("items.sku", equalTo(kettle.variants().stream().map(TestProduct::sku).toList()))
                .body("items.axes.color", equalTo(List.of("Red", "Blue"))).body("items.behind", equalTo(List.of(List.of(), List.of()))).body("items.status", hasItem("DRAFT"));
    }

    @Test
    void what_it_says_itself_counts_and_what_it_takes_back_comes_from_its_model_again() {
        TestProduct variant = TestModels.drafts("Red").variant(0);

        variant = TestProducts.edited(variant, Map.of("name", "Red kettle"));
        read(variant).body("values.name", equalTo("Red kettle")).body("origins.findAll { it.attribute == 'name' }[0].source", equalTo("edit"));
        variant = TestProducts.edited(variant, none("name"));
        read(variant).body("values.name", equalTo("Kettle")).body("origins.findAll { it.attribute == 'name' }[0].source", equalTo("inherited/1"));
        // To take back what was never its own changes nothing.
        TestModels.edit(variant, none("description")).then().statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void a_changed_model_changes_no_variant_until_it_is_told_to_and_what_is_live_until_it_is_published_again() {
        TestModels kettle = TestModels.published("Red", "Blue");
        TestProduct own = TestProducts.edited(kettle.variant(1), Map.of("description", Map.of("en", "Boils blue.")));
        TestProduct model = TestProducts.edited(kettle.model(), Map.of("description", Map.of("en", "Boils tea.")));
        TestProduct red = kettle.variant(0);

        read(red).body("values.description.en", equalTo("Boils water.")).body("notes.code", hasItem("behind-model")).body("notes.attribute", hasItem("description"));
        TestPeople.steward().get("/products/{id}/states", red.id()).then().body("items.find { it.locale == 'en' }.behind", equalTo(List.of("description/en"))).body("items.find { it.locale == 'en' }.status", equalTo("PUBLISHED"));
        TestPeople.steward().get("/products/{id}/states", own.id()).then().body("items.find { it.locale == 'fr' }.behind", nullValue());
        TestPeople.steward().get("/products/{id}/variants", model.id()).then().body("items.find { it.sku == '" + red.sku() + "' }.behind", equalTo(List.of("description/en")));

        TestPeople.steward().body(Map.of("reason", "New text")).post("/products/{id}/inheritances", model.id()).then().statusCode(200)
                .body("results.find { it.id == '" + red.id() + "' }.outcome", equalTo("UPDATED")).body("results.find { it.id == '" + red.id() + "' }.revision", equalTo(2))
                .body("results.find { it.id == '" + own.id() + "' }.outcome", equalTo("UNCHANGED"));
        TestPeople.steward().body(Map.of()).post("/products/{id}/inheritances", model.id()).then().statusCode(200).body("results.outcome", equalTo(List.of("UNCHANGED", "UNCHANGED")));
        TestPeople.steward().queryParam("from", 1).queryParam("to", 2).get("/products/{id}/differences", red.id()).then().body("items.attribute", equalTo(List.of("description")))
                .body("items[0].source", equalTo("inherited/2")).body("items[0].after", equalTo("Boils tea."));
        TestPeople.steward().get("/products/{id}/revisions/2", red.id()).then().body("change.source", equalTo("inheritance/2")).body("change.reason", equalTo("New text"));
        TestPeople.reader().get("/storefront/products/{id}", red.id()).then().body("description", equalTo("Boils water.")).body("revision", equalTo(1));

        TestProducts.publish(TestProducts.approve(new TestProduct(red.id(), red.sku(), 2)), "en");
        TestPeople.reader().get("/storefront/products/{id}", red.id()).then().body("description", equalTo("Boils tea.")).body("revision", equalTo(2));
        TestPeople.steward().get("/products/{id}/states", red.id()).then().body("items.find { it.locale == 'en' }.behind", nullValue());
    }

    @Test
    void whoever_wrote_for_the_model_cannot_approve_it_in_a_variant() {
        TestModels kettle = TestModels.drafts("Red");
        String both = Tokens.ofNew("steward", "approver").token();
        TestPeople.with(both).header("If-Match", "\"1\"").body(Map.of("values", Map.of("name", "Teapot"))).patch("/products/{id}", kettle.model().id()).then().statusCode(200);
        TestProducts.approve(kettle.variant(0));
        TestPeople.steward().body(Map.of()).post("/products/{id}/inheritances", kettle.model().id()).then().statusCode(200);

        TestPeople.with(both).body(Map.of("products", List.of(Map.of("id", kettle.variant(0).id(), "revision", 2)))).post("/approvals").then().statusCode(200)
                .body("results[0].problem.type", equalTo("/problems/author-cannot-approve"));
        TestPeople.approver().body(Map.of("products", List.of(Map.of("id", kettle.variant(0).id(), "revision", 2)))).post("/approvals").then().body("results[0].outcome", equalTo("APPROVED"));
    }

    @Test
    void two_variants_of_a_model_are_not_the_same() {
        TestModels kettle = TestModels.drafts("Red", "Blue");

        refused(TestModels.edit(kettle.variant(1), Map.of("color", "Red")), "/values/variant_of", "has a variant with these values");
        refused(TestModels.edit(kettle.variant(1), none("color")), "/values/color", "each variant has a value");
        TestProducts.importing(TestModels.HEADER + TestModels.variant(TestProducts.newSku(), kettle.model().sku(), "Red") + TestModels.variant(TestProducts.newSku(), kettle.model().sku(), "Green")
                + TestModels.variant(TestProducts.newSku(), kettle.model().sku(), "Green") + TestModels.variant(TestProducts.newSku(), kettle.model().sku(), "")).statusCode(201)
                .body("results.outcome", equalTo(List.of("REFUSED", "CREATED", "REFUSED", "REFUSED")))
                .body("results[0].findings.code", equalTo(List.of("not-unique"))).body("results[2].findings.code", equalTo(List.of("not-unique"))).body("results[3].findings.code", equalTo(List.of("missing-axis")));
        // Under another model it is another.
        TestModels.drafts("Red");
    }

    @Test
    void of_two_that_become_the_same_at_once_one_does() throws Exception {
        TestModels kettle = TestModels.drafts("Red", "Blue", "Green", "Black");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (TestProduct variant : kettle.variants()) {
                Callable<Integer> edit = () -> TestModels.edit(variant, Map.of("color", "White")).statusCode();
                answers.add(threads.submit(edit));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) statuses.add(answer.get());
            Collections.sort(statuses);
            assertEquals(List.of(200, 422, 422, 422), statuses);
        } finally {
            threads.shutdownNow();
        }
        TestPeople.steward().get("/products/{id}/variants", kettle.model().id()).then().body("items.findAll { it.axes.color == 'White' }", hasSize(1));
    }

    @Test
    void there_are_no_variants_of_variants_and_no_circles() {
        TestModels kettle = TestModels.drafts("Red", "Blue");
        TestModels other = TestModels.drafts("Red");
        TestProduct plain = TestProducts.draft();

        refused(TestModels.edit(kettle.variant(0), Map.of("variant_of", kettle.variant(1).sku())), "/values/variant_of", "is a variant itself");
        refused(TestModels.edit(kettle.model(), Map.of("variant_of", other.model().sku(), "color", "Pink")), "/values/variant_of", "a model itself");
        refused(TestModels.edit(kettle.model(), Map.of("variant_of", kettle.variant(0).sku())), "/values/variant_of", "a model itself");
        refused(TestModels.edit(plain, Map.of("variant_of", plain.sku())), "/values/variant_of", "the product itself");
        refused(TestModels.edit(plain, Map.of("variant_of", TestProducts.draft().sku())), "/values/variant_of", "without axes");
        refused(TestModels.edit(plain, Map.of("variant_of", "none-such")), "/values/variant_of", "no product");
        refused(TestModels.edit(kettle.variant(0), Map.of("axes", List.of("size"))), "/values/axes", "those of its model");
        refused(TestModels.edit(plain, Map.of("variant_of", 7)), "/values/variant_of", "takes a sku");
    }

    @Test
    void a_product_moves_to_another_model_or_away_and_says_no_more_what_the_first_said() {
        TestProduct variant = TestModels.drafts("Red").variant(0);
        TestModels other = TestModels.drafts("Blue");
        TestModels.edit(other.model(), Map.of("name", "Urn", "axes", List.of("color"))).then().statusCode(200);

        variant = TestProducts.edited(variant, Map.of("variant_of", other.model().sku()));
        read(variant).body("values.name", equalTo("Urn")).body("values.color", equalTo("Red"));
        TestPeople.steward().get("/products/{id}/variants", other.model().id()).then().body("items.sku", hasItems(variant.sku(), other.variant(0).sku()));
        variant = TestProducts.edited(variant, none("variant_of"));
        read(variant).body("values.name", nullValue()).body("values.axes", nullValue()).body("values.color", equalTo("Red"));
        TestPeople.steward().get("/products/{id}/variants", other.model().id()).then().body("items.sku", not(hasItem(variant.sku())));
        // What it was can be made present again.
        TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 2)).post("/products/{id}/restorations", variant.id()).then().statusCode(200).body("values.name", equalTo("Urn"));
    }

    @Test
    void a_part_of_a_variant_is_a_variant_and_is_not_published_without_its_axes() {
        TestModels kettle = TestModels.drafts("Red", "Blue");
        for (TestProduct variant : kettle.variants()) {
            TestPeople.steward().body(Map.of("revision", 1)).post("/products/{id}/reviews", variant.id()).then().statusCode(201);
            TestPeople.approver().body(Map.of("decision", "APPROVED", "attributes", List.of("name", "description", "category", "list_price"))).put("/products/{id}/reviews/1/decision", variant.id()).then().statusCode(200);
        }

        TestPeople.steward().get("/products/{id}/revisions/2", kettle.variant(1).id()).then().statusCode(200).body("values.variant_of", equalTo(kettle.model().sku())).body("values.axes", equalTo(List.of("color")))
                .body("values.color", nullValue());
        TestPeople.approver().body(Map.of("channel", "web", "locale", "en", "revision", 2)).post("/products/{id}/publications", kettle.variant(1).id()).then().statusCode(409)
                .body("type", equalTo("/problems/product-not-publishable")).body("reasons.code", equalTo(List.of("missing-color")));
        read(kettle.variant(1)).body("values.color", equalTo("Blue"));
    }

    @Test
    void axes_are_attributes_that_suit_and_stay_while_there_are_variants() {
        TestProduct model = TestProducts.draft();

        for (String unsuited : List.of("none_such", "description", "list_price", "sell_start")) {
            refused(TestModels.edit(model, Map.of("axes", List.of(unsuited))), "/values/axes", unsuited);
        }
        refused(TestModels.edit(model, Map.of("axes", List.of("color", "color"))), "/values/axes", "twice");
        refused(TestModels.edit(model, Map.of("axes", List.of("color", "size", "weight", "style", "class", "product_line"))), "/values/axes", "at most 5");
        refused(TestModels.edit(model, Map.of("axes", "color")), "/values/axes", "takes a list");
        model = TestProducts.edited(model, Map.of("axes", List.of("color", "size")));
        model = TestProducts.edited(model, Map.of("axes", List.of("weight", "lead_time_days", "finished_good")));
        refused(TestModels.edit(model, none("axes")), "/values/axes", "once a product is a model");
        TestProducts.importing("sku,variant_of,weight,weight_unit,lead_time_days,finished_good\n" + TestProducts.newSku() + "," + model.sku() + ",2.5,KG,7,1\n").statusCode(201).body("rows.created", equalTo(1));
        refused(TestModels.edit(model, Map.of("axes", List.of("color"))), "/values/axes", "has variants");
    }

    @Test
    void a_variant_is_of_the_family_of_its_model() {
        TestModels kettle = TestModels.drafts();
        String family = "other_" + UUID.randomUUID().toString().replace("-", "");
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), Map.of("code", "color", "type", "OPTION")))).post("/families").then().statusCode(201);
        TestProducts.importing("sku,family,name,color,variant_of\n" + TestProducts.newSku() + "," + family + ",Kettle,Red," + kettle.model().sku() + "\n").statusCode(201)
                .body("results[0].findings.code", equalTo(List.of("other-family")));
    }

    @Test
    void a_rehearsal_knows_the_models_of_its_own_file() {
        String model = TestProducts.newSku();
        StringBuilder csv = new StringBuilder(TestModels.HEADER + TestModels.model(model));
        for (int i = 0; i < 600; i++) csv.append(TestModels.variant(TestProducts.newSku(), model, "Color " + i));
        csv.append(TestModels.variant(TestProducts.newSku(), "none-such", "Red"));

        TestProducts.ready();
        TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("dryRun", true).body(csv.toString().getBytes()).post("/imports").then().statusCode(201)
                .body("rows.created", equalTo(601)).body("rows.refused", equalTo(1));
        TestProducts.importing(csv.toString()).statusCode(201).body("rows.created", equalTo(601)).body("rows.refused", equalTo(1));
    }

    @Test
    void who_does_not_govern_products_learns_nothing_of_variants() {
        TestModels kettle = TestModels.drafts("Red");

        given().get("/products/{id}/variants", kettle.model().id()).then().statusCode(401);
        TestPeople.with(Tokens.of("sales")).get("/products/{id}/variants", kettle.model().id()).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        TestPeople.approver().body(Map.of()).post("/products/{id}/inheritances", kettle.model().id()).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        TestPeople.steward().body(Map.of()).post("/products/{id}/inheritances", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/product-not-found"));
        TestPeople.steward().get("/products/{id}/variants", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/product-not-found"));
        TestPeople.steward().body(Map.of("reason", "x".repeat(501))).post("/products/{id}/inheritances", kettle.model().id()).then().statusCode(422).body("type", equalTo("/problems/invalid"));
    }

    private static ValidatableResponse read(TestProduct product) {
        return TestPeople.steward().get("/products/{id}", product.id()).then().statusCode(200);
    }

    private static Map<String, Object> none(String attribute) {
        Map<String, Object> none = new HashMap<>();
        none.put(attribute, null);
        return none;
    }

    private static void refused(Response answer, String pointer, String detail) {
        answer.then().statusCode(422).body("type", equalTo("/problems/values-not-valid")).body("errors[0].pointer", equalTo(pointer)).body("errors[0].detail", containsString(detail));
    }
}
