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
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
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

    private final String family = "guarded_" + UUID.randomUUID().toString().replace("-", "");
    private List<TestProduct> products;

    @BeforeEach
    void publish() {
        TestProducts.ready();
        List<Map<String, Object>> attributes = new ArrayList<>(List.of(
                attribute("name", "TEXT", "PUBLIC", "searchable", true), attribute("category", "OPTION", "PUBLIC", "facet", true),
                attribute("description", "TEXT", "PUBLIC", "localisable", true, "searchable", true), attribute("list_price", "PRICE", "PARTNER"),
                attribute("alloy", "TEXT", "REGISTERED", "searchable", true), attribute("tint", "OPTION", "VERIFIED_COMPANY", "facet", true),
                attribute("margin", "NUMBER", "PARTNER", "facet", true),
                attribute("dealer_price", "PRICE", "PUBLIC", "priceFor", Map.of("customerGroup", "dealer", "fromQuantity", 1))));
        TestPeople.steward().body(Map.of("code", family, "attributes", attributes)).post("/families").then().statusCode(201);
        String cheap = TestProducts.newSku();
        String dear = TestProducts.newSku();
        String csv = "sku,name,category,description_en,list_price_usd,alloy,tint,margin,dealer_price_usd\n"
                + dear + ",Guarded pump,Guarded,Plain.,76543.21," + FOR_REGISTERED + "," + FOR_COMPANIES + "," + FOR_PARTNERS + ",65432.17\n"
                + cheap + ",Guarded pump,Guarded,Plain.,1.00,brass,Grey,1,0.50\n";
        var imported = TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).body(csv.getBytes(StandardCharsets.UTF_8)).post("/imports")
                .then().statusCode(201).body("rows.created", equalTo(2)).extract().jsonPath();
        products = List.of(0, 1).stream().map(i -> new TestProduct(imported.getString("results[" + i + "].product"), imported.getString("results[" + i + "].sku"), 1))
                .map(product -> TestProducts.publish(TestProducts.approve(product), "en")).toList();
    }

    @Test
    void nobody_sees_by_any_way_what_is_meant_for_others() {
        walk(TestPeople::reader, List.of(FOR_REGISTERED, FOR_COMPANIES, FOR_PARTNERS, PRICE, GROUP_PRICE), List.of("alloy", "tint", "margin", "dealer_price"));
    }

    @Test
    void who_is_registered_sees_what_is_meant_for_them_and_no_more() {
        String token = Tokens.ofNewProspect().token();
        Supplier<RequestSpecification> registered = () -> TestPeople.with(token).header("Touchstone-Channel", "web");

        walk(registered, List.of(FOR_COMPANIES, FOR_PARTNERS, PRICE, GROUP_PRICE), List.of("tint", "margin", "dealer_price"));
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

    private void walk(Supplier<RequestSpecification> reader, List<String> hidden, List<String> hiddenAttributes) {
        TestProduct secret = products.get(0);
        String slug = reader.get().get("/storefront/products/{id}", secret.id()).then().statusCode(200).body("price", nullValue()).extract().path("slug");
        for (String fields : new String[] {null, "price,prices,attributes,attributes." + hiddenAttributes.get(0) + ",name"}) {
            for (String expand : new String[] {null, "jsonLd,openGraph"}) {
                for (Response answer : List.of(shaped(reader, fields, expand).get("/storefront/products/{id}", secret.id()), shaped(reader, fields, expand).get("/storefront/skus/{sku}", secret.sku()),
                        shaped(reader, fields, expand).get("/storefront/slugs/{slug}", slug), shaped(reader, fields, expand).queryParam("q", "guarded").queryParam("limit", 100).get("/storefront/products"),
                        shaped(reader, fields, expand).queryParam("category", "Guarded").queryParam("limit", 100).queryParam("facets", "category").get("/storefront/products"))) {
                    says(answer, secret, hidden, fields == null && expand == null);
                }
            }
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
