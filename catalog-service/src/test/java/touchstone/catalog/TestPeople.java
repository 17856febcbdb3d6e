package touchstone.catalog;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import touchstone.test.Tokens;

/** Those who ask the catalog, and what they say of themselves. */
public final class TestPeople {
    private TestPeople() {}

    public static RequestSpecification steward() {
        return with(Tokens.of("steward"));
    }

    public static RequestSpecification approver() {
        return with(Tokens.of("approver"));
    }

    public static RequestSpecification with(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A reader with the publishable key of the channel {@code web}. */
    public static RequestSpecification reader() {
        return RestAssured.given().header("Touchstone-Channel", "web");
    }
}
