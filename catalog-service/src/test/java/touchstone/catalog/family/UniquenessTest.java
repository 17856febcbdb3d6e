package touchstone.catalog.family;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

/** An attribute that becomes unique when products have values of it already. */
@QuarkusTest
class UniquenessTest {
    @Inject Families families;
    @Inject Uniqueness uniqueness;
    @Inject ReactiveMongoDatabase database;

    private final String family = "f_" + UUID.randomUUID().toString().replace('-', '_');
    /** Claims are by attribute, whatever the family: each test has one of its own. */
    private final String code = "serial_" + UUID.randomUUID().toString().replace('-', '_');
    private final String serial = UUID.randomUUID().toString();

    @BeforeEach
    void made() {
        TestProducts.ready();
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT"), attribute(false)))).post("/families").then().statusCode(201);
    }

    @Test
    void it_is_refused_where_two_products_have_the_same_value_and_says_which() {
        TestProduct first = product(serial);
        TestProduct second = product(serial);

        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("attribute", attribute(true))).put("/families/{family}/attributes/{code}", family, code)
                .then().statusCode(409).body("type", equalTo("/problems/values-held-twice")).body("values", hasSize(1))
                .body("values[0].attribute", equalTo(code)).body("values[0].value", equalTo(serial))
                .body("values[0].findAll { it.key == 'sku' || it.key == 'otherSku' }.collect { it.value }", hasItems(first.sku(), second.sku()));
        TestPeople.steward().get("/families/{family}", family).then().body("revision", equalTo(1)).body("attributes[1].limits.unique", equalTo(false));

        TestProducts.edited(second, Map.of(code, UUID.randomUUID().toString()));
        becomesUnique().then().statusCode(200).body("attributes[1].limits.unique", equalTo(true));
    }

    @Test
    void what_products_had_before_is_theirs_alone_from_then_on() {
        TestProduct first = product(serial);
        TestProduct second = product(UUID.randomUUID().toString());
        becomesUnique().then().statusCode(200);

        edit(second, serial).then().statusCode(422).body("type", equalTo("/problems/values-not-valid")).body("errors[0].pointer", equalTo("/values/" + code));
        TestProducts.importing("sku,family,name," + code + "\n" + TestProducts.newSku() + "," + family + ",Pump," + serial + "\n").statusCode(201)
                .body("results[0].findings[0].code", equalTo("not-unique"));
        edit(first, serial).then().statusCode(200);
    }

    @Test
    void where_the_process_ended_in_the_middle_the_next_start_goes_on() {
        product(serial);
        TestProduct second = product(UUID.randomUUID().toString());
        FamilyRevision present = await(families.get(family));
        FamilyRevision next = present.with(new Attribute(code, AttributeType.TEXT, false, false, 0, null, false, null, false, null, new Limits(0, null, null, null, true), null, null,
                false, false), "somebody", Instant.now(), null);
        await(database.getCollection("uniqueChanges").insertOne(new Document("_id", family + ":2").append("family", family).append("attributes", List.of(code))));
        await(families.save(present, next));

        await(uniqueness.resume());

        edit(second, serial).then().statusCode(422).body("errors[0].pointer", equalTo("/values/" + code));
        assertNull(await(database.getCollection("uniqueChanges").find(new Document("_id", family + ":2")).collect().first()));
    }

    private Map<String, Object> attribute(boolean unique) {
        return Map.of("code", code, "type", "TEXT", "limits", Map.of("unique", unique));
    }

    private TestProduct product(String value) {
        return TestProducts.imported("sku,family,name," + code + "\n" + TestProducts.newSku() + "," + family + ",Pump," + value + "\n").get(0);
    }

    private Response becomesUnique() {
        return TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("attribute", attribute(true))).put("/families/{family}/attributes/{code}", family, code);
    }

    private Response edit(TestProduct product, String value) {
        return TestPeople.steward().header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", Map.of(code, value))).patch("/products/{id}", product.id());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
