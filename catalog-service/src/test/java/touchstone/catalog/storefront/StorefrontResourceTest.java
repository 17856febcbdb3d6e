package touchstone.catalog.storefront;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.commons.Touch;

@QuarkusTest
class StorefrontResourceTest {
    @Test
    void a_reader_sees_a_published_product() {
        TestProduct product = TestProducts.published();

        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200)
                .body("id", equalTo(product.id())).body("sku", equalTo(product.sku())).body("revision", equalTo(1)).body("channel", equalTo("web")).body("locale", equalTo("en"))
                .body("name", equalTo("Pump")).body("description", equalTo("Moves water quietly.")).body("category", equalTo("Pumps")).body("subcategory", equalTo("Dosing"))
                .body("price.amount", equalTo(1250)).body("price.currency", equalTo("USD"))
                .body("attributes.color", equalTo("Blue")).body("attributes.weight.value", equalTo(2.3f)).body("attributes.weight.unit", equalTo("KG"))
                .body("attributes.name", nullValue())
                .body("slug", equalTo("pump-" + product.id().substring(24)))
                .header("ETag", startsWith("\"1-web-en-")).header("Content-Language", "en").header("Vary", "Accept-Language, Touchstone-Key, Authorization, Cookie")
                .header("Cache-Control", "public, max-age=0, stale-while-revalidate=60").header("Surrogate-Key", "product-" + product.id() + " channel-web")
                .header("Touchstone-Touch", Touch.of("viewed").on("product", product.id()).at(1).in("web", "en").toString());
    }

    @Test
    void a_reader_who_has_it_already_is_told_so() {
        TestProduct product = TestProducts.published();

        String tag = TestPeople.reader().get("/storefront/products/{id}", product.id()).header("ETag");
        TestPeople.reader().header("If-None-Match", tag).get("/storefront/products/{id}", product.id()).then().statusCode(304)
                .body(emptyString()).header("ETag", tag).header("Vary", containsString("Authorization")).header("Touchstone-Touch", containsString("viewed"));
        TestPeople.reader().header("If-None-Match", "\"0-web-en\"").get("/storefront/products/{id}", product.id()).then().statusCode(200);
    }

    @Test
    void drafts_and_approved_products_do_not_exist_for_readers() {
        for (String id : List.of(TestProducts.draft().id(), TestProducts.approved().id(), UUID.randomUUID().toString())) {
            refused(TestPeople.reader().get("/storefront/products/{id}", id), 404, "product-not-found").then().header("Touchstone-Touch", nullValue());
        }
        refused(TestPeople.reader().get("/storefront/products/x"), 404, "not-found");
    }

    @Test
    void a_reader_gets_the_locale_that_suits_best() {
        TestProduct product = TestProducts.publish(TestProducts.publish(TestProducts.approve(TestProducts.draft("Pump", "Silencieuse.")), "en"), "fr");

        TestPeople.reader().header("Accept-Language", "pl, fr-CA;q=0.8, en;q=0.5").get("/storefront/products/{id}", product.id()).then()
                .body("locale", equalTo("fr")).body("description", equalTo("Silencieuse.")).header("Content-Language", "fr").header("ETag", startsWith("\"1-web-fr-"));
        for (String language : List.of("th", "pl", "*", "???")) {
            TestPeople.reader().header("Accept-Language", language).get("/storefront/products/{id}", product.id()).then().body("locale", equalTo("en")).header("Content-Language", "en");
        }
    }

    @Test
    void products_are_listed_by_name_page_by_page() {
        TestProducts.ready();
        String run = UUID.randomUUID().toString().substring(0, 8);
        List<String> skus = List.of(TestProducts.published(run + " C").sku(), TestProducts.published(run + " a").sku(), TestProducts.published(run + " B").sku());

        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var page = TestPeople.reader().queryParam("limit", 2).queryParam("after", after == null ? List.of() : List.of(after)).get("/storefront/products").then().statusCode(200)
                    .header("Touchstone-Touch", Touch.of("listed").in("web", "en").toString()).header("Content-Language", "en").extract().jsonPath();
            seen.addAll(page.getList("items.sku"));
            after = page.getString("next");
        } while (after != null);

        assertEquals(List.of(skus.get(1), skus.get(2), skus.get(0)), seen.stream().filter(skus::contains).toList());
    }

    @Test
    void a_card_says_what_a_list_needs() {
        TestProduct product = TestProducts.published();

        TestPeople.reader().queryParam("q", product.sku()).get("/storefront/products").then().statusCode(200)
                .body("items[0].id", equalTo(product.id())).body("items[0].revision", equalTo(1)).body("items[0].name", equalTo("Pump"))
                .body("items[0].category", equalTo("Pumps")).body("items[0].price.amount", equalTo(1250)).body("items[0].description", nullValue());
    }

    @Test
    void products_are_found_by_words_also_misspelt() {
        String word = "Quetzal" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        TestProduct product = TestProducts.published(word + " pumps");

        for (String q : List.of(word, word.toLowerCase().replace("quetzal", "quetzall"), word + " pump", product.sku())) {
            TestPeople.reader().queryParam("q", q).get("/storefront/products").then().statusCode(200).body("items.id", hasItem(product.id()))
                    .header("Touchstone-Touch", Touch.of("searched").in("web", "en").toString());
        }
        TestPeople.reader().queryParam("q", word).queryParam("category", "Valves").get("/storefront/products").then().body("items.id", not(hasItem(product.id())));
    }

    @Test
    void a_product_is_read_by_its_sku_and_by_its_slug() {
        TestProduct product = TestProducts.published();
        String slug = TestPeople.reader().get("/storefront/skus/{sku}", product.sku()).then().statusCode(200).body("id", equalTo(product.id())).extract().path("slug");

        TestPeople.reader().get("/storefront/slugs/{slug}", slug).then().statusCode(200).body("id", equalTo(product.id()));
        TestPeople.reader().get("/storefront/slugs/{slug}", "an-earlier-name-" + product.id().substring(24)).then().statusCode(200).body("slug", equalTo(slug));
        refused(TestPeople.reader().get("/storefront/skus/none"), 404, "product-not-found");
        refused(TestPeople.reader().get("/storefront/slugs/none"), 404, "product-not-found");
    }

    @Test
    void a_list_is_narrowed_by_any_attribute_and_counts_what_else_there_is() {
        TestProduct product = TestProducts.published();

        narrowed(product, "attr.color[in]", "Blue,Red", true);
        narrowed(product, "attr.color", "Red", false);
        narrowed(product, "attr.weight[gte]", "2300 G", true);
        narrowed(product, "attr.weight[lt]", "2.3 KG", false);
        narrowed(product, "price[gte]", "1250", true);
        narrowed(product, "price[gt]", "1250", false);
        narrowed(product, "category", "Pumps", true);
        TestPeople.reader().queryParam("q", product.sku()).queryParam("attr.color", "Red").queryParam("facets", "color,category").get("/storefront/products").then().statusCode(200)
                .body("items", hasSize(0)).body("facets[0].attribute", equalTo("color")).body("facets[0].values.value", hasItem("Blue")).body("facets[1].values", hasSize(0));
    }

    private static void narrowed(TestProduct product, String filter, String value, boolean found) {
        TestPeople.reader().queryParam("q", product.sku()).queryParam(filter, value).get("/storefront/products").then().statusCode(200)
                .body("items.id", found ? hasItem(product.id()) : not(hasItem(product.id())));
    }

    @Test
    void a_reader_says_which_fields_and_what_besides() {
        TestProduct product = TestProducts.published();

        TestPeople.reader().queryParam("fields", "name,attributes.color").get("/storefront/products/{id}", product.id()).then().statusCode(200)
                .body("", aMapWithSize(3)).body("id", equalTo(product.id())).body("name", equalTo("Pump")).body("attributes", equalTo(Map.of("color", "Blue")));
        TestPeople.reader().queryParam("q", product.sku()).queryParam("fields", "price").get("/storefront/products").then().body("items[0].price.amount", equalTo(1250)).body("items[0]", aMapWithSize(2));
        TestPeople.reader().queryParam("expand", "jsonLd,openGraph").get("/storefront/products/{id}", product.id()).then().statusCode(200)
                .body("jsonLd.'@type'", equalTo("Product")).body("jsonLd.offers.price", equalTo("12.50")).body("jsonLd.offers.priceCurrency", equalTo("USD")).body("jsonLd.inLanguage", equalTo("en"))
                .body("jsonLd.additionalProperty.find { it.propertyID == 'weight' }.unitText", equalTo("KG"))
                .body("openGraph.'og:title'", equalTo("Pump")).body("openGraph.'product:price:amount'", equalTo("12.50"));
    }

    @Test
    void an_answer_for_somebody_who_is_signed_in_is_kept_by_nobody_else() {
        TestProduct product = TestProducts.published();

        TestPeople.steward().header("Touchstone-Channel", "web").get("/storefront/products/{id}", product.id()).then().statusCode(200).header("Cache-Control", "private, no-cache");
        TestPeople.steward().header("Touchstone-Channel", "web").get("/storefront/products").then().statusCode(200).header("Cache-Control", "private, no-cache");
        TestPeople.with("x").header("Touchstone-Channel", "web").get("/storefront/products/{id}", product.id()).then().statusCode(401);
    }

    @Test
    void what_changed_since_is_followed_with_what_was_removed() {
        TestProduct kept = TestProducts.published();
        TestProduct withdrawn = TestProducts.published();
        String since = null;
        for (String next = ""; next != null && !next.equals(since); ) {
            since = next.isEmpty() ? null : next;
            next = TestPeople.reader().queryParam("limit", 100).queryParam("after", since == null ? List.of() : List.of(since)).get("/storefront/changes").then().statusCode(200).extract().path("next");
        }

        TestPeople.approver().delete("/products/{id}/publications/web/en", withdrawn.id()).then().statusCode(204);
        TestProducts.publish(kept, "en");

        TestPeople.reader().queryParam("after", since).get("/storefront/changes").then().statusCode(200)
                .body("items.id", equalTo(List.of(withdrawn.id(), kept.id()))).body("items.kind", equalTo(List.of("REMOVED", "PUBLISHED")))
                .body("items[0].product", nullValue()).body("items[1].product.name", equalTo("Pump"));
    }

    @Test
    void a_filter_a_facet_an_order_or_a_field_that_does_not_exist_is_refused() {
        for (String name : List.of("attr.colour", "color", "price[in", "price[like]", "attr.sell_End")) refused(TestPeople.reader().queryParam(name, "1").get("/storefront/products"), 400, "parameter-unknown");
        for (String name : List.of("attr.weight[gte]", "price[lt]", "price[in]")) refused(TestPeople.reader().queryParam(name, "x").get("/storefront/products"), 400, "filter-malformed");
        refused(TestPeople.reader().queryParam("attr.color[gte]", "1").get("/storefront/products"), 400, "filter-malformed");
        refused(TestPeople.reader().queryParam("attr.weight[gte]", "1 YARDS").get("/storefront/products"), 400, "filter-malformed");
        refused(TestPeople.reader().queryParam("sort", "colour").get("/storefront/products"), 400, "sort-unknown");
        refused(TestPeople.reader().queryParam("sort", "relevance").get("/storefront/products"), 400, "sort-unknown");
        refused(TestPeople.reader().queryParam("facets", "model").get("/storefront/products"), 400, "facet-unknown");
        refused(TestPeople.reader().queryParam("fields", "colour").get("/storefront/products"), 400, "field-unknown");
        refused(TestPeople.reader().queryParam("expand", "stock").get("/storefront/products"), 400, "field-unknown");
        refused(TestPeople.reader().queryParam("after", "x").get("/storefront/changes"), 400, "malformed-cursor");
    }

    @Test
    void what_cannot_be_read_is_refused() {
        refused(given().get("/storefront/products"), 400, "channel-required");
        refused(given().get("/storefront/products/{id}", UUID.randomUUID()), 400, "channel-required");
        refused(given().header("Touchstone-Channel", "fair").get("/storefront/products"), 422, "channel-unknown");
        refused(TestPeople.reader().queryParam("colour", "blue").get("/storefront/products"), 400, "parameter-unknown");
        refused(TestPeople.reader().queryParam("limit", 101).get("/storefront/products"), 422, "invalid");
        refused(TestPeople.reader().queryParam("q", "x".repeat(201)).get("/storefront/products"), 422, "invalid");
        for (String after : List.of("x", "%%%", "bm8", "c".repeat(60))) refused(TestPeople.reader().queryParam("after", after).get("/storefront/products"), 400, "malformed-cursor");
        refused(TestPeople.reader().post("/storefront/products"), 405, "method-not-allowed");
        refused(TestPeople.reader().get("/nothing"), 404, "not-found");
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
