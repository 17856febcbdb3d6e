package touchstone.lead.openlead;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProducts.TestProduct;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.test.Tokens;

@QuarkusTest
class OpenLeadResourceTest {
    @Test
    void leads_are_open_until_they_are_declined_won_or_lost() {
        TestProduct product = TestProducts.gated("EMAIL");
        String first = asked(product);
        String second = asked(product);
        asked(TestProducts.gated("EMAIL"));
        open(product, 2);

        String tag = TestSales.asks().get("/leads/{id}", first).header("ETag");
        TestSales.asks().header("If-Match", tag).body(Map.of("decision", "DECLINED", "reason", "no budget")).put("/leads/{id}/review", first).then().statusCode(200);
        TestSales.accept(second);
        open(product, 1);

        var opportunity = TestSales.asks().body(Map.of("lead", second)).post("/opportunities").then().statusCode(201).extract();
        open(product, 1);
        TestSales.asks().header("If-Match", opportunity.header("ETag")).body(Map.of("result", "LOST", "reason", "another supplier")).put("/opportunities/{id}/outcome", opportunity.<String>path("id"))
                .then().statusCode(200);
        open(product, 0);
    }

    @Test
    void who_governs_products_may_ask_and_others_not() {
        given().auth().oauth2(Tokens.of("approver")).queryParam("product", "none").get("/open-leads").then().statusCode(200).body("count", equalTo(0));
        given().queryParam("product", "none").get("/open-leads").then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
        given().auth().oauth2(Tokens.ofNewProspect().token()).queryParam("product", "none").get("/open-leads").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().auth().oauth2(Tokens.of("steward")).get("/open-leads").then().statusCode(422).body("type", equalTo("/problems/invalid"));
    }

    private static String asked(TestProduct product) {
        return TestForms.send("sheet-request", TestForms.submission(Map.of("email", TestForms.newEmail()), product)).then().statusCode(201).extract().path("id");
    }

    private static void open(TestProduct product, int count) {
        given().auth().oauth2(Tokens.of("steward")).queryParam("product", product.id()).get("/open-leads").then().statusCode(200).body("product", equalTo(product.id())).body("count", equalTo(count));
    }
}
