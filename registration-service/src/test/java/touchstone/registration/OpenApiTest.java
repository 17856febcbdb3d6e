package touchstone.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;
import static touchstone.registration.TestCalls.anonymously;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    @Test
    void every_refusal_is_described_as_a_problem() {
        anonymously().get("/q/openapi?format=json").then().statusCode(200)
                .body("openapi", startsWith("3.1"), "components.schemas", hasKey("Problem"))
                .body("paths.collectMany { it.value.values() }.responses.default.content", everyItem(hasKey("application/problem+json")));
    }

    @Test
    void bounds_are_described() {
        anonymously().get("/q/openapi?format=json").then()
                .body("components.schemas.NewRegistration.required", contains("givenName", "familyName", "email"))
                .body("components.schemas.NewRegistration.properties.email.maxLength", equalTo(254), "components.schemas.Profile.required", equalTo(null));
    }
}
