package touchstone.catalog.storefront;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.asset.TestPictures;
import touchstone.catalog.category.TestTrees;
import touchstone.test.Tokens;

/** Walks every way on which something leaves the catalog for readers, and looks for what they may not see. */
@QuarkusTest
class LeakWalkTest {
    /** What a hidden value says, such as nothing else does. */
    private static final String FOR_REGISTERED = "zanzibarite";
    private static final String FOR_COMPANIES = "Vermilionish";
    private static final String FOR_PARTNERS = "918273";
    private static final String PRICE = "7654321";
    private static final String GROUP_PRICE = "6543217";
    private static final String HIDDEN_TITLE = "Gamboge drawing";

    private final String family = "guarded_" + UUID.randomUUID().toString().replace("-", "");
    private List<TestProduct> products;
    private String plan;

    @BeforeEach
    void publish() {
        TestProducts.ready();
        List<Map<String, Object>> attributes = new ArrayList<>(List.of(
                attribute("name", "TEXT", "PUBLIC", "searchable", true), attribute("category", "OPTION", "PUBLIC", "facet", true),
                attribute("description", "TEXT", "PUBLIC", "localisable", true, "searchable", true), attribute("list_price", "PRICE", "PARTNER"),
                attribute("alloy", "TEXT", "REGISTERED", "searchable", true), attribute("tint", "OPTION", "VERIFIED_COMPANY", "facet", true),
                attribute("margin", "NUMBER", "PARTNER", "facet", true), attribute("plans", "MEDIA", "PARTNER", "labels", Map.of("en", HIDDEN_TITLE)),
                attribute("dealer_price", "PRICE", "PUBLIC", "priceFor", Map.of("customerGroup", "dealer", "fromQuantity", 1))));
        TestPeople.steward().body(Map.of("code", family, "attributes", attributes)).post("/families").then().statusCode(201);
        plan = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("title", Map.of("en", HIDDEN_TITLE), "alt", Map.of("en", HIDDEN_TITLE))).put("/assets/{id}/description", plan).then().statusCode(200);
        String cheap = TestProducts.newSku();
        String dear = TestProducts.newSku();
        String model = TestProducts.newSku();
        String csv = "sku,name,category,description_en,list_price_usd,alloy,tint,margin,dealer_price_usd,plans,variant_of,axes,relations_accessory\n"
                + dear + ",Guarded pump,Guarded,Plain.,76543.21," + FOR_REGISTERED + "," + FOR_COMPANIES + "," + FOR_PARTNERS + ",65432.17," + plan + "," + model + ",,\n"
                + cheap + ",Guarded pump,Guarded,Plain.,1.00,brass,Grey,1,0.50,," + model + ",," + dear + "\n"
                + model + ",Guarded pump,Guarded,Plain.,1.00,brass,,1,0.50,,,tint," + dear + "\n";
        var imported = TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).body(csv.getBytes(StandardCharsets.UTF_8)).post("/imports")
                .then().statusCode(201).body("rows.created", equalTo(3)).extract().jsonPath();
        products = List.of(0, 1, 2).stream().map(i -> new TestProduct(imported.getString("results[" + i + "].product"), imported.getString("results[" + i + "].sku"), 1))
                .map(product -> TestProducts.publish(TestProducts.approve(product), "en")).toList();
    }

    @Test
    void nobody_sees_by_any_way_what_is_meant_for_others() {
        walk(TestPeople::reader, List.of(FOR_REGISTERED, FOR_COMPANIES, FOR_PARTNERS, PRICE, GROUP_PRICE, plan, HIDDEN_TITLE), List.of("alloy", "tint", "margin", "dealer_price", "plans"));
    }

    @Test
    void who_is_registered_sees_what_is_meant_for_them_and_no_more() {
        String token = Tokens.ofNewProspect().token();
        Supplier<RequestSpecification> registered = () -> TestPeople.with(token).header("Touchstone-Channel", "web");

        walk(registered, List.of(FOR_COMPANIES, FOR_PARTNERS, PRICE, GROUP_PRICE, plan, HIDDEN_TITLE), List.of("tint", "margin", "dealer_price", "plans"));
        registered.get().get("/storefront/products/{id}", products.get(0).id()).then().body("attributes.alloy", equalTo(FOR_REGISTERED)).body("priceReason", equalTo("partner-only"));
        registered.get().queryParam("q", FOR_REGISTERED).get("/storefront/products").then().body("items.id", hasItem(products.get(0).id()));
        registered.get().queryParam("channel", "web").queryParam("locale", "en").get("/published-revisions/{id}/1", products.get(0).id()).then().statusCode(200)
                .body("attributes.alloy", equalTo(FOR_REGISTERED));
    }

    @Test
    void a_value_that_is_hidden_later_is_hidden_at_all_ways_within_a_moment() {
        String tag = TestPeople.steward().get("/families/{code}", family).header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("attribute", attribute("description", "TEXT", "PARTNER", "localisable", true, "searchable", true)))
                .put("/families/{code}/attributes/description", family).then().statusCode(200);

        var deadline = java.time.Instant.now().plusSeconds(20);
        Response answer = TestPeople.reader().get("/storefront/products/{id}", products.get(0).id());
        while (answer.statusCode() != 200 || answer.path("description") != null) {
            assertTrue(java.time.Instant.now().isBefore(deadline), "it is still shown");
            answer = TestPeople.reader().get("/storefront/products/{id}", products.get(0).id());
        }
        TestPeople.reader().queryParam("q", "guarded plain").get("/storefront/products").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void what_is_not_there_for_readers_is_not_found_by_what_stands_around_it() {
        TestModels kettle = TestModels.drafts("Red", "Blue", "Green");
        String internal = TestTrees.internal("margin-bringers");
        TestProduct draft = TestProducts.draft("Ghostly pump", "");
        TestProduct red = TestProducts.edited(kettle.variant(0), Map.of("relations", Map.of("accessory", List.of(draft.sku(), kettle.variant(1).sku(), kettle.model().sku())),
                "categories", Map.of(internal, List.of("margin-bringers"))));
        TestProducts.publish(TestProducts.approve(red), "en");
        TestProduct blue = TestProducts.edited(kettle.variant(1), Map.of("relations", Map.of("successor", List.of(red.sku()))));
        List<String> secrets = List.of(draft.sku(), draft.id(), "Ghostly", kettle.model().sku(), kettle.model().id(), blue.sku(), blue.id(), kettle.variant(2).sku(), internal, "argin-bringers");

        for (Response answer : List.of(TestPeople.reader().queryParam("expand", "categories,variantOf,variants,relations,jsonLd").get("/storefront/products/{id}", red.id()),
                TestPeople.reader().queryParam("expand", "categories,variantOf").queryParam("q", red.sku()).get("/storefront/products"),
                TestPeople.reader().get("/storefront/categories"), TestPeople.reader().queryParam("q", red.sku()).queryParam("facets", "category,color").get("/storefront/products"),
                TestPeople.reader().get("/storefront/products/{id}", red.id()),
                TestPeople.steward().queryParam("channel", "web").queryParam("locale", "en").get("/published-revisions/{id}/2", red.id()))) {
            answer.then().statusCode(200);
            for (String secret : secrets) {
                assertFalse(answer.asString().contains(secret), secret + " leaves by " + answer.asString());
                assertFalse(answer.headers().toString().contains(secret), secret + " leaves by a header");
            }
        }
        TestPeople.reader().queryParam("expand", "variants,variantOf,relations,categories").get("/storefront/products/{id}", red.id()).then().body("variants.items.product.id", equalTo(List.of(red.id())))
                .body("variants.axes[0].values", equalTo(List.of("Red"))).body("variantOf", nullValue()).body("relations", equalTo(List.of())).body("categories", equalTo(List.of()));
        // What cannot be seen, and what is not there at all, are the same.
        for (String model : List.of(kettle.model().id(), UUID.randomUUID().toString())) {
            TestPeople.reader().queryParam("variantOf", model).get("/storefront/products").then().statusCode(400).body("type", equalTo("/problems/filter-malformed")).body("parameter", equalTo("variantOf"));
        }
        for (String category : List.of(internal + "/margin-bringers", "none-such/margin-bringers")) {
            TestPeople.reader().queryParam("categories", category).get("/storefront/products").then().statusCode(400).body("type", equalTo("/problems/filter-malformed"));
        }
        for (String tree : List.of(internal, "none-such")) {
            TestPeople.reader().queryParam("tree", tree).get("/storefront/categories").then().statusCode(404).body("type", equalTo("/problems/category-tree-not-found"));
        }
        for (Response page = changes(null); !page.jsonPath().getList("items").isEmpty(); page = changes(page.path("next"))) {
            for (String secret : secrets) assertFalse(page.asString().contains(secret), secret + " is in the changes");
        }
    }

    private static Response changes(String after) {
        Response page = TestPeople.reader().queryParam("limit", 100).queryParam("after", after == null ? List.of() : List.of(after)).get("/storefront/changes");
        page.then().statusCode(200);
        return page;
    }

    private void walk(Supplier<RequestSpecification> reader, List<String> hidden, List<String> hiddenAttributes) {
        TestProduct secret = products.get(0);
        String slug = reader.get().get("/storefront/products/{id}", secret.id()).then().statusCode(200).body("price", nullValue()).extract().path("slug");
        for (String fields : new String[] {null, "price,prices,attributes,attributes." + hiddenAttributes.get(0) + ",name"}) {
            for (String expand : new String[] {null, "jsonLd,openGraph,labels,categories,variantOf"}) {
                String more = expand == null ? null : expand + ",variants,relations";
                for (Response answer : List.of(shaped(reader, fields, more).get("/storefront/products/{id}", secret.id()), shaped(reader, fields, more).get("/storefront/skus/{sku}", secret.sku()),
                        shaped(reader, fields, more).get("/storefront/slugs/{slug}", slug), shaped(reader, fields, more == null ? "variants" : more).get("/storefront/products/{id}", products.get(2).id()),
                        shaped(reader, fields, expand).queryParam("q", "guarded").queryParam("limit", 100).get("/storefront/products"),
                        shaped(reader, fields, expand).queryParam("category", "Guarded").queryParam("limit", 100).queryParam("facets", "category").get("/storefront/products"))) {
                    says(answer, secret, hidden, fields == null && expand == null);
                }
            }
        }
        // The model shows its variants and what belongs to it, and is a way to the secret one.
        shaped(reader, null, "variants,relations").get("/storefront/products/{id}", products.get(2).id()).then().body("variants.items.product.id", hasItem(secret.id()))
                .body("variants.axes.attribute", equalTo(hiddenAttributes.contains("tint") ? List.of() : List.of("tint"))).body("relations.items.flatten().id", hasItem(secret.id()));
        for (String rendition : List.of("thumb", "medium", "large", "file")) {
            reader.get().get("/storefront/assets/web/{id}/{rendition}", plan, rendition).then().statusCode(404).body("type", equalTo("/problems/asset-not-found"));
        }
        for (String word : hidden) found(reader, "q", word, false);
        for (String attribute : hiddenAttributes) {
            for (String filter : List.of("attr." + attribute, "attr." + attribute + "[in]", "attr." + attribute + "[gte]")) {
                reader.get().queryParam(filter, "1").get("/storefront/products").then().statusCode(400).body("type", equalTo("/problems/parameter-unknown"));
            }
            reader.get().queryParam("facets", attribute).get("/storefront/products").then().statusCode(400).body("type", equalTo("/problems/facet-unknown"));
        }
        found(reader, "price[gte]", "100", false);
        assertEquals(order(reader, "price"), order(reader, "-price"), "what is hidden decides an order");
        String next = null;
        do {
            Response page = reader.get().queryParam("limit", 100).queryParam("after", next == null ? List.of() : List.of(next)).get("/storefront/changes");
            page.then().statusCode(200);
            hidden.forEach(value -> assertFalse(page.asString().contains(value), value + " is in the changes"));
            if (page.jsonPath().getList("items").isEmpty()) break;
            next = page.path("next");
        } while (true);
        Response revision = reader.get().queryParam("channel", "web").queryParam("locale", "en").get("/published-revisions/{id}/1", secret.id());
        hidden.forEach(value -> assertFalse(revision.asString().contains(value), value + " is in the published revision"));
    }

    private static RequestSpecification shaped(Supplier<RequestSpecification> reader, String fields, String expand) {
        RequestSpecification request = reader.get();
        if (fields != null) request.queryParam("fields", fields);
        return expand == null ? request : request.queryParam("expand", expand);
    }

    private static void says(Response answer, TestProduct product, List<String> hidden, boolean whole) {
        answer.then().statusCode(200);
        if (whole) assertTrue(answer.asString().contains(product.id()), "the walk has to come by the product");
        hidden.forEach(value -> {
            assertFalse(answer.asString().contains(value), value + " leaves by " + answer.asString());
            assertFalse(answer.asString().contains("76543.21"), "the price leaves as a decimal");
            assertFalse(answer.headers().toString().contains(value), value + " leaves by a header");
        });
    }

    private void found(Supplier<RequestSpecification> reader, String parameter, String value, boolean expected) {
        List<String> ids = reader.get().queryParam(parameter, value).queryParam("category", "Guarded").get("/storefront/products").then().statusCode(200).extract().path("items.id");
        assertEquals(expected, ids.contains(products.get(0).id()), parameter + "=" + value);
    }

    private List<String> order(Supplier<RequestSpecification> reader, String sort) {
        List<String> own = products.stream().map(TestProduct::id).toList();
        List<String> ids = reader.get().queryParam("sort", sort).queryParam("category", "Guarded").queryParam("limit", 100).get("/storefront/products").then().statusCode(200).extract().path("items.id");
        return ids.stream().filter(own::contains).toList();
    }

    private static Map<String, Object> attribute(String code, String type, String audience, Object... more) {
        Map<String, Object> attribute = new LinkedHashMap<>(Map.of("code", code, "type", type, "audience", audience));
        for (int i = 0; i < more.length; i += 2) attribute.put((String) more[i], more[i + 1]);
        return attribute;
    }
}
