package touchstone.catalog.storefront;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.category.TestTrees;

/** What readers see around a product: variants, relations, categories. */
@QuarkusTest
class SurroundingsTest {
    @Test
    void a_model_shows_its_variants_and_what_there_is_to_choose() {
        TestModels kettle = TestModels.published("Red", "Blue");
        TestProducts.importing(TestModels.HEADER + TestModels.variant(TestProducts.newSku(), kettle.model().sku(), "Draft"));

        expanded("variants", kettle.model()).then().statusCode(200).body("variants.axes", equalTo(List.of(Map.of("attribute", "color", "values", List.of("Red", "Blue")))))
                .body("variants.items.product.id", equalTo(kettle.variants().stream().map(TestProduct::id).toList())).body("variants.items.axes.color", equalTo(List.of("Red", "Blue")))
                .body("variants.items[0].product.price.amount", equalTo(1250)).body("variants.more", nullValue());
        // A variant shows those it can be exchanged for, and what it is a variant of.
        expanded("variants,variantOf", kettle.variant(0)).then().body("variants.items", hasSize(2)).body("variantOf.id", equalTo(kettle.model().id())).body("attributes.color", equalTo("Red"));
        expanded("variants,variantOf", TestProducts.published()).then().statusCode(200).body("variants", nullValue()).body("variantOf", nullValue());
    }

    @Test
    void an_answer_changes_its_tag_with_what_it_shows_and_with_nothing_else() {
        TestModels kettle = TestModels.published("Red", "Blue");
        String whole = TestPeople.reader().get("/storefront/products/{id}", kettle.model().id()).header("ETag");
        String expanded = expanded("variants", kettle.model()).header("ETag");

        TestPeople.reader().queryParam("expand", "variants").header("If-None-Match", expanded).get("/storefront/products/{id}", kettle.model().id()).then().statusCode(304);
        TestPeople.approver().delete("/products/{id}/publications/web/en", kettle.variant(0).id()).then().statusCode(204);

        assertEquals(whole, TestPeople.reader().get("/storefront/products/{id}", kettle.model().id()).header("ETag"));
        Response after = expanded("variants", kettle.model());
        assertNotEquals(expanded, after.header("ETag"));
        after.then().body("variants.items.product.id", equalTo(List.of(kettle.variant(1).id()))).body("variants.axes[0].values", equalTo(List.of("Blue")));
    }

    @Test
    void a_variant_published_again_is_a_change_of_its_own_and_none_of_its_model() {
        TestModels kettle = TestModels.published("Red");
        String seen = null;
        for (Response page = changes(null); !page.jsonPath().getList("items").isEmpty(); page = changes(seen)) seen = page.path("next");

        TestProduct red = TestProducts.edited(kettle.variant(0), Map.of("name", "Red kettle"));
        TestProducts.publish(TestProducts.approve(red), "en");

        changes(seen).then().body("items.id", hasItem(red.id())).body("items.id", not(hasItem(kettle.model().id())));
    }

    @Test
    void a_list_has_variants_or_not_or_those_of_one_model() {
        TestModels kettle = TestModels.published("Red", "Blue");
        List<String> variants = kettle.variants().stream().map(TestProduct::id).toList();

        list("q", kettle.model().sku(), "variant", "false").then().statusCode(200).body("items.id", hasItem(kettle.model().id()));
        list("q", kettle.model().sku(), "variant", "true").then().body("items.id", not(hasItem(kettle.model().id())));
        list("q", kettle.variant(0).sku(), "variant", "true").then().body("items.id", hasItem(variants.get(0)));
        list("variantOf", kettle.model().id(), "sort", "newest").then().statusCode(200).body("items.id", equalTo(List.of(variants.get(1), variants.get(0))));
        list("variantOf", kettle.model().id(), "attr.color", "Blue").then().body("items.id", equalTo(List.of(variants.get(1))));
        list("variantOf", kettle.model().id(), "expand", "variantOf", "fields", "name").then().body("items.variantOf.id", equalTo(List.of(kettle.model().id(), kettle.model().id())));
        for (String[] wrong : new String[][] {{"variant", "maybe"}, {"variantOf", "x"}, {"variantOf", UUID.randomUUID().toString()}, {"categories", "web"}, {"categories", "none/such"}, {"categories[in]", "a/b,".repeat(101)}}) {
            list(wrong).then().statusCode(400).body("type", equalTo("/problems/filter-malformed")).body("parameter", equalTo(wrong[0]));
        }
        list("expand", "variants").then().statusCode(400).body("type", equalTo("/problems/field-unknown")).body("known", equalTo(List.of("categories", "jsonLd", "labels", "openGraph", "variantOf")));
    }

    @Test
    void a_product_shows_what_belongs_to_it_and_what_it_belongs_to_in_the_readers_language() {
        TestProduct hose = TestProducts.published("Hose");
        TestProduct gone = TestProducts.published("Old hose");
        TestProduct pump = TestProducts.edited(TestProducts.draft(), Map.of("relations", Map.of("accessory", List.of(gone.sku(), hose.sku()))));
        TestProducts.publish(TestProducts.approve(pump), "en");
        TestPeople.approver().delete("/products/{id}/publications/web/en", gone.id()).then().statusCode(204);

        expanded("relations", pump).then().statusCode(200).body("relations", hasSize(1)).body("relations[0].type", equalTo("accessory")).body("relations[0].label", equalTo("Accessories"))
                .body("relations[0].inverse", equalTo(false)).body("relations[0].items.id", equalTo(List.of(hose.id()))).body("relations[0].items[0].name", equalTo("Hose"));
        TestPeople.reader().header("Accept-Language", "fr").queryParam("expand", "relations").get("/storefront/products/{id}", hose.id()).then().body("relations[0].label", equalTo("Convient à"))
                .body("relations[0].inverse", equalTo(true)).body("relations[0].items.id", equalTo(List.of(pump.id())));
        // Only a draft says otherwise so far.
        TestProducts.edited(pump, Map.of("relations", Map.of("part-of", List.of(hose.sku()))));
        expanded("relations", pump).then().body("relations.type", equalTo(List.of("accessory")));
    }

    @Test
    void readers_find_their_way_by_categories() {
        String tree = TestTrees.shown("pumps", "dosing<pumps", "quiet<dosing", "valves");
        TestProduct product = standing(tree, "quiet", "pumps");
        TestProduct other = standing(tree, "pumps");
        eventually(() -> TestPeople.reader().queryParam("tree", tree).get("/storefront/categories"), answer -> answer.statusCode() == 200);

        TestPeople.reader().header("Accept-Language", "fr").queryParam("tree", tree).get("/storefront/categories").then().statusCode(200).header("Content-Language", "fr").header("ETag", containsString("web-fr-"))
                .body("items", hasSize(1)).body("items[0].name", equalTo("Shop")).body("items[0].categories.code", equalTo(List.of("pumps"))).body("items[0].categories[0].name", equalTo("Pumps (fr)"))
                .body("items[0].categories[0].count", equalTo(2)).body("items[0].categories[0].children[0].children[0].code", equalTo("quiet")).body("items[0].categories[0].children[0].count", equalTo(1));
        list("categories", tree + "/pumps").then().statusCode(200).body("items", hasSize(2));
        list("categories[in]", tree + "/dosing," + tree + "/valves").then().body("items.id", equalTo(List.of(product.id())));
        list("categories", tree + "/valves").then().body("items", hasSize(0));
        expanded("categories", product).then().body("categories.tree", equalTo(List.of(tree, tree))).body("categories[0].path.code", equalTo(List.of("pumps", "dosing", "quiet")))
                .body("categories[0].path.name", equalTo(List.of("Pumps", "Dosing", "Quiet"))).body("categories[1].path.code", equalTo(List.of("pumps")));

        // A move needs no new publication.
        TestTrees.move(tree, "quiet", "valves").then().statusCode(200);
        eventually(() -> list("categories", tree + "/valves"), answer -> answer.jsonPath().getList("items").size() == 1);
        list("categories", tree + "/dosing").then().body("items", hasSize(0));
        expanded("categories", product).then().body("categories[0].path.code", equalTo(List.of("valves", "quiet")));
        expanded("categories", other).then().body("categories.path.code", equalTo(List.of(List.of("pumps"))));
    }

    @Test
    void of_several_trees_a_product_stands_in_each() {
        String kind = TestTrees.shown("pumps");
        String use = TestTrees.shown("garden", "kitchen");
        TestProduct both = TestProducts.edited(TestProducts.draft(), Map.of("categories", Map.of(kind, List.of("pumps"), use, List.of("garden"))));
        TestProducts.publish(TestProducts.approve(both), "en");
        standing(kind, "pumps");
        eventually(() -> list("categories", use + "/garden"), answer -> answer.statusCode() == 200);

        list("categories", kind + "/pumps").then().body("items", hasSize(2));
        list("categories[in]", kind + "/pumps," + use + "/garden").then().body("items.id", equalTo(List.of(both.id())));
        list("categories[in]", kind + "/pumps," + use + "/kitchen").then().body("items", hasSize(0));
        expanded("categories", both).then().body("categories.tree.sort()", equalTo(List.of(kind, use).stream().sorted().toList()));
    }

    @Test
    void the_description_of_the_api_says_what_an_expansion_adds() {
        RestAssured.given().queryParam("format", "json").get("/q/openapi").then().statusCode(200)
                .body("components.schemas.StorefrontExpansions.properties.keySet()", hasItems("variantOf", "variants", "relations", "categories"))
                .body("components.schemas.StorefrontVariants.properties.keySet()", hasItems("axes", "items", "more"))
                .body("paths.'/storefront/products/{id}'.get.responses.'200'.content.toString()", allOf(containsString("application/json"), containsString("/StorefrontProduct"), containsString("/StorefrontExpansions")));
    }

    private static TestProduct standing(String tree, String... categories) {
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("categories", Map.of(tree, List.of(categories))));
        return TestProducts.publish(TestProducts.approve(product), "en");
    }

    private static Response expanded(String expand, TestProduct product) {
        return TestPeople.reader().queryParam("expand", expand).get("/storefront/products/{id}", product.id());
    }

    private static Response list(String... parameters) {
        var request = TestPeople.reader();
        for (int at = 0; at < parameters.length; at += 2) request.queryParam(parameters[at], parameters[at + 1]);
        return request.get("/storefront/products");
    }

    private static Response changes(String after) {
        return TestPeople.reader().queryParam("limit", 100).queryParam("after", after == null ? List.of() : List.of(after)).get("/storefront/changes");
    }

    private static void eventually(Supplier<Response> asking, Predicate<Response> told) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        Response answer = asking.get();
        while (!told.test(answer)) {
            assertTrue(Instant.now().isBefore(deadline), answer.asString());
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = asking.get();
        }
    }
}
