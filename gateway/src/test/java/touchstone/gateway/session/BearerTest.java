package touchstone.gateway.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.test.Tokens;

@QuarkusTest
class BearerTest {
    @ConfigProperty(name = "touchstone.front.port")
    int port;

    @Test
    void a_server_sends_its_own_token_and_needs_no_csrf() {
        String token = Tokens.of("sales");
        given().port(port).auth().oauth2(token).post("/leads").then().statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void a_token_that_is_not_good_is_refused_at_the_door() {
        String token = Tokens.of("sales");
        String tampered = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
        String unsigned = "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
        for (String bad : new String[] {tampered, unsigned, "x", "", token.split("\\.")[1]}) {
            given().port(port).header("Authorization", "Bearer " + bad).get("/providers").then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
        }
        given().port(port).auth().preemptive().basic("sales", "sales").get("/leads").then().statusCode(401);
    }
}
