package touchstone.lead.lead;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import touchstone.test.Tokens;

/** A member of sales. */
public final class TestSales {
    private TestSales() {}

    public static RequestSpecification asks() {
        return RestAssured.given().auth().oauth2(Tokens.of("sales")).contentType(ContentType.JSON);
    }

    /** Accepts a new lead and returns its id. */
    public static String accept(String lead) {
        asks().header("If-Match", "\"0\"").body(Map.of("decision", "ACCEPTED")).put("/leads/{id}/review", lead).then().statusCode(200);
        return lead;
    }
}
