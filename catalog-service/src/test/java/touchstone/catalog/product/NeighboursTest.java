package touchstone.catalog.product;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

/** What a value has to be beside those of other products. The family's attributes are made by whoever comes first. */
@QuarkusTest
class NeighboursTest {
    private static final Map<String, Object> UNIQUE = Map.of("code", "test_number", "type", "TEXT", "limits", Map.of("unique", true));

    @Inject ReactiveMongoDatabase database;
    @Inject Claims claims;
    @Inject Revisions revisions;

    @Test
    void no_two_products_have_a_unique_value() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        TestProduct first = TestProducts.draft();
        TestProduct second = TestProducts.draft();

        edit(first, Map.of("test_number", number)).then().statusCode(200);
        problem(edit(second, Map.of("test_number", number)), "/values/test_number");
        edit(new TestProduct(first.id(), first.sku(), 2), Map.of("test_number", number, "color", "Red")).then().statusCode(200);
    }

    @Test
    void a_unique_value_given_up_is_free_for_others() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        TestProduct first = TestProducts.edited(TestProducts.draft(), Map.of("test_number", number));
        Map<String, Object> none = new HashMap<>();
        none.put("test_number", null);
        TestProducts.edited(first, none);

        edit(TestProducts.draft(), Map.of("test_number", number)).then().statusCode(200);
    }

    @Test
    void a_value_whose_revision_is_on_its_way_is_kept_for_it_but_not_for_ever() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        TestProduct first = TestProducts.draft();
        TestProduct second = TestProducts.draft();

        // The process ended, or has not come yet, to where the revision is saved.
        claim(with(first, number));
        problem(edit(second, Map.of("test_number", number)), "/values/test_number");
        age(number);
        edit(second, Map.of("test_number", number)).then().statusCode(200);
    }

    @Test
    void a_product_that_takes_up_again_what_it_once_had_is_not_overtaken() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        TestProduct first = TestProducts.edited(TestProducts.draft(), Map.of("test_number", number));
        TestProduct without = TestProducts.edited(first, Map.of("test_number", UUID.randomUUID().toString()));
        age(number);

        claim(with(without, number));
        problem(edit(TestProducts.draft(), Map.of("test_number", number)), "/values/test_number");
    }

    @Test
    void what_is_saved_counts_also_while_the_head_is_one_behind() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        ProductRevision saved = with(TestProducts.draft(), number);
        claim(saved);
        await(revisions.insert(List.of(saved)));
        age(number);

        problem(edit(TestProducts.draft(), Map.of("test_number", number)), "/values/test_number");
    }

    @Test
    void what_a_refused_row_wanted_is_free_at_once() {
        attribute(UNIQUE);
        attribute(Map.of("code", "test_spare_part", "type", "REFERENCE"));
        String number = UUID.randomUUID().toString();

        TestProducts.importing("sku,name,test_number,test_spare_part\n" + TestProducts.newSku() + ",Pump," + number + ",none-such\n").statusCode(201)
                .body("results.outcome", equalTo(List.of("REFUSED")));
        edit(TestProducts.draft(), Map.of("test_number", number)).then().statusCode(200);
    }

    @Test
    void a_refused_change_lets_nothing_go_that_another_change_of_the_product_counts_on() {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        String others = UUID.randomUUID().toString();
        attribute(Map.of("code", "test_second_number", "type", "TEXT", "limits", Map.of("unique", true)));
        edit(TestProducts.draft(), Map.of("test_second_number", others)).then().statusCode(200);
        TestProduct product = TestProducts.draft();

        claim(with(product, number));
        problem(edit(product, Map.of("test_number", number, "test_second_number", others)), "/values/test_second_number");
        problem(edit(TestProducts.draft(), Map.of("test_number", number)), "/values/test_number");
    }

    @Test
    void of_many_who_want_a_value_at_once_one_gets_it() throws Exception {
        attribute(UNIQUE);
        String number = UUID.randomUUID().toString();
        TestProduct before = TestProducts.edited(TestProducts.draft(), Map.of("test_number", number));
        TestProducts.edited(before, Map.of("test_number", UUID.randomUUID().toString()));
        List<TestProduct> rivals = Stream.generate(TestProducts::draft).limit(6).toList();

        // Some find the claim free to be taken over, at the same time.
        ExecutorService threads = Executors.newFixedThreadPool(rivals.size());
        try {
            List<Future<Integer>> answers = threads.invokeAll(rivals.stream().<Callable<Integer>>map(rival -> () -> edit(rival, Map.of("test_number", number)).statusCode()).toList());
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) codes.add(answer.get());
            assertEquals(1, codes.stream().filter(code -> code == 200).count(), codes.toString());
            assertEquals(5, codes.stream().filter(code -> code == 422).count(), codes.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_file_meets_the_same_rules_row_by_row_and_in_a_rehearsal() {
        attribute(UNIQUE);
        attribute(Map.of("code", "test_spare_part", "type", "REFERENCE"));
        String number = UUID.randomUUID().toString();
        String header = "sku,name,test_number,test_spare_part\n";
        String first = TestProducts.newSku();
        String second = TestProducts.newSku();
        String file = header + first + ",Pump," + number + "," + second + "\n" + second + ",Pump," + number + ",\n" + TestProducts.newSku() + ",Pump,,none-such\n" + second + "-b,Pump,,\n";

        TestProducts.importing(file).statusCode(201).body("results.outcome", equalTo(List.of("CREATED", "REFUSED", "REFUSED", "CREATED")))
                .body("results[1].findings[0].code", equalTo("not-unique")).body("results[1].findings[0].attribute", equalTo("test_number"))
                .body("results[2].findings[0].code", equalTo("unknown-reference"));

        // A rehearsal says the same, and claims nothing.
        String free = UUID.randomUUID().toString();
        String rehearsed = header + TestProducts.newSku() + ",Pump," + free + ",\n" + TestProducts.newSku() + ",Pump," + number + ",\n";
        TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("dryRun", true).body(rehearsed.getBytes()).post("/imports").then().statusCode(201)
                .body("results.outcome", equalTo(List.of("CREATED", "REFUSED")));
        edit(TestProducts.draft(), Map.of("test_number", free)).then().statusCode(200);
    }

    @Test
    void a_reference_leads_to_another_product() {
        attribute(Map.of("code", "test_spare_part", "type", "REFERENCE"));
        TestProduct product = TestProducts.draft();

        problem(edit(product, Map.of("test_spare_part", "none-such")), "/values/test_spare_part");
        problem(edit(product, Map.of("test_spare_part", product.sku())), "/values/test_spare_part");
        edit(product, Map.of("test_spare_part", TestProducts.draft().sku())).then().statusCode(200);
    }

    @Test
    void other_systems_call_a_product_by_names_of_their_own() {
        TestProduct product = TestProducts.draft();
        String reference = UUID.randomUUID().toString();

        edit(product, Map.of("external_references", Map.of("erp", reference, "pim-old", "7"  + reference))).then().statusCode(200)
                .body("values.external_references.erp", equalTo(reference)).body("origins.findAll { it.attribute == 'external_references' }.scope", equalTo(List.of("erp", "pim-old")));
        TestPeople.steward().queryParam("reference", "erp:" + reference).get("/products").then().statusCode(200).body("items.id", equalTo(List.of(product.id())));
        TestPeople.steward().queryParam("reference", "crm:" + reference).get("/products").then().body("items", hasSize(0));
        TestPeople.steward().get("/products/{id}/values/external_references", product.id()).then().statusCode(200).body("present.value", hasItem(reference));
        problem(edit(TestProducts.draft(), Map.of("external_references", Map.of("erp", reference))), "/values/external_references/erp");

        Map<String, Object> none = new HashMap<>();
        none.put("external_references", null);
        edit(new TestProduct(product.id(), product.sku(), 2), none).then().statusCode(200).body("values.external_references", nullValue());
        TestPeople.steward().queryParam("reference", "erp:" + reference).get("/products").then().body("items", hasSize(0));
        TestPeople.steward().header("If-Match", "\"3\"").body(Map.of("revision", 2)).post("/products/{id}/restorations", product.id()).then().statusCode(200)
                .body("values.external_references.erp", equalTo(reference));
    }

    @Test
    void what_is_no_reference_is_refused() {
        TestProduct product = TestProducts.draft();

        problem(edit(product, Map.of("external_references", "4711")), "/values/external_references");
        problem(edit(product, Map.of("external_references", Map.of("The ERP", "4711"))), "/values/external_references/The ERP");
        problem(edit(product, Map.of("external_references", Map.of("erp", ""))), "/values/external_references/erp");
        problem(edit(product, Map.of("external_references", Map.of("erp", "x".repeat(201)))), "/values/external_references/erp");
        TestPeople.steward().queryParam("reference", "4711").get("/products").then().statusCode(422).body("type", equalTo("/problems/invalid"));
    }

    /** The revision of a product that would be saved with a number. */
    private ProductRevision with(TestProduct product, String number) {
        RevisionRef latest = new RevisionRef(UUID.fromString(product.id()), product.revision());
        return await(revisions.of(List.of(latest))).get(latest).next(new Product(latest.id(), product.sku(), "standard", product.revision(), Product.Status.DRAFT),
                TestFamily.values("test_number", number), TestFamily.by("somebody"));
    }

    private void claim(ProductRevision wanted) {
        assertEquals(Map.of(), await(claims.make(List.of(wanted), Set.of(), false)));
    }

    /** Lets the claim be two minutes old. */
    private void age(String number) {
        await(database.getCollection("claims").updateOne(new Document("_id", "test_number=" + number), new Document("$set", new Document("at", Date.from(Instant.now().minusSeconds(120))))));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    /** Adds an attribute to the standard family, if it is not there yet. */
    private static void attribute(Map<String, Object> attribute) {
        TestProducts.ready();
        Response family = TestPeople.steward().get("/families/standard");
        if (family.jsonPath().getList("attributes.code").contains(attribute.get("code"))) return;
        TestPeople.steward().header("If-Match", family.header("ETag")).body(Map.of("attribute", attribute)).put("/families/standard/attributes/{code}", attribute.get("code"))
                .then().statusCode(200);
    }

    private static Response edit(TestProduct product, Map<String, Object> values) {
        return TestPeople.steward().header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", values)).patch("/products/{id}", product.id());
    }

    private static void problem(Response answer, String pointer) {
        answer.then().statusCode(422).body("type", equalTo("/problems/values-not-valid")).body("errors[0].pointer", equalTo(pointer));
    }
}
