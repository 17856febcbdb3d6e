package touchstone.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    @ConfigProperty(name = "touchstone.front.port")
    int port;

    @Test
    void our_own_api_is_described_as_far_as_it_can_be_reached() {
        given().port(port).get("/openapi").then().statusCode(200).body("openapi", equalTo("3.1.0")).body("paths", hasKey("/timelines/prospects/{id}"))
                .body("paths", hasKey("/session")).body("paths", not(hasKey("/internal/proof"))).body("components.schemas", hasKey("Problem"))
                .body("components.schemas", not(hasKey("HttpServerRequest"))).body("components.schemas", not(hasKey("ObjectNode")))
                .body("paths.'/sign-out'.post", not(hasKey("requestBody")))
                .body("paths.'/timelines/me'.get.responses.'200'.content.'application/json'", hasKey("schema"));
    }

    @Test
    void the_page_of_it_loads_from_nowhere_else() {
        given().port(port).get("/docs/").then().statusCode(200).header("Content-Security-Policy", containsString("default-src 'self'")).body(containsString("docs.js"));
        given().port(port).get("/docs/docs.js").then().statusCode(200);
        given().port(port).redirects().follow(false).get("/docs").then().statusCode(302).header("Location", equalTo("/docs/"));
    }

    @Test
    void the_shop_is_served() {
        given().port(port).get("/").then().statusCode(200).contentType(containsString("text/html"));
    }
}
