package touchstone.catalog.storefront;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

/** Prices of a customer group, as the accounts of the realm have them: {@code partner} is of the group dealer. */
@QuarkusTest
class GroupPriceTest {
    private final String category = "Group " + UUID.randomUUID();
    private TestProduct cheap;
    private TestProduct dear;

    @BeforeEach
    void publish() {
        TestProducts.ready();
        String family = "group_" + UUID.randomUUID().toString().replace("-", "");
        TestPeople.steward().body(Map.of("code", family, "attributes", List.of(Map.of("code", "name", "type", "TEXT", "audience", "PUBLIC"),
                Map.of("code", "category", "type", "OPTION", "audience", "PUBLIC", "facet", true), Map.of("code", "list_price", "type", "PRICE", "audience", "PUBLIC"),
                Map.of("code", "alloy", "type", "TEXT", "audience", "VERIFIED_COMPANY"),
                Map.of("code", "dealer_price", "type", "PRICE", "audience", "PARTNER", "priceFor", Map.of("customerGroup", "dealer"))))).post("/families").then().statusCode(201);
        String csv = "sku,name,category,list_price_usd,alloy,dealer_price_usd\n" + TestProducts.newSku() + ",Pump," + category + ",10,brass,9\n" + TestProducts.newSku() + ",Pump," + category + ",20,brass,1\n";
        List<String> ids = TestPeople.steward().contentType("text/csv; charset=UTF-8").queryParam("family", family).body(csv.getBytes(StandardCharsets.UTF_8)).post("/imports")
                .then().statusCode(201).extract().path("results.product");
        cheap = TestProducts.publish(TestProducts.approve(new TestProduct(ids.get(0), "", 1)), "en");
        dear = TestProducts.publish(TestProducts.approve(new TestProduct(ids.get(1), "", 1)), "en");
    }

    @Test
    void an_account_of_the_group_gets_its_price_and_others_the_list_price() {
        as("partner").get("/storefront/products/{id}", dear.id()).then().statusCode(200).body("price.amount", equalTo(100)).body("attributes.alloy", equalTo("brass"));
        as("verified-company").get("/storefront/products/{id}", dear.id()).then().statusCode(200).body("price.amount", equalTo(2000)).body("attributes.alloy", equalTo("brass"));
        TestPeople.reader().get("/storefront/products/{id}", dear.id()).then().statusCode(200).body("price.amount", equalTo(2000)).body("attributes.alloy", nullValue());
    }

    @Test
    void lists_are_sorted_and_narrowed_by_the_list_price_for_everybody() {
        for (RequestSpecification reader : List.of(as("partner"), TestPeople.reader())) {
            List<String> ids = reader.queryParam("category", category).queryParam("sort", "price").get("/storefront/products").then().statusCode(200).extract().path("items.id");
            assertEquals(List.of(cheap.id(), dear.id()), ids);
        }
        as("partner").queryParam("category", category).queryParam("price[lt]", 500).get("/storefront/products").then().statusCode(200).body("items", hasSize(0));
        as("partner").queryParam("category", category).queryParam("price[gt]", 1500).get("/storefront/products").then().statusCode(200)
                .body("items.id", hasItem(dear.id())).body("items.id", not(hasItem(cheap.id())));
    }

    private static RequestSpecification as(String account) {
        return TestPeople.with(Tokens.of(account)).header("Touchstone-Channel", "web");
    }
}
