package touchstone.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Requests as the gateway would pass them on. */
public final class TestCalls {
    private TestCalls() {}

    public static RequestSpecification anonymously() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String token) {
        return anonymously().auth().oauth2(token);
    }

    /** Expects a problem of this type. */
    public static ValidatableResponse refused(Response answer, int status, String slug) {
        return answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug), "status", equalTo(status));
    }
}
