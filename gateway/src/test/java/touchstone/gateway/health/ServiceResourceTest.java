package touchstone.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.gateway.front.Upstream;
import touchstone.test.Tokens;

@QuarkusTest
class ServiceResourceTest {
    @Test
    void who_is_up_says_so_and_who_does_not_say_so_is_not() {
        given().auth().oauth2(Tokens.of("operator")).get("/services").then().statusCode(200)
                .body("items.find { it.service == 'gateway' }.state", equalTo("UP")).body("items.find { it.service == 'gateway' }.checks.name", hasItem("front door"))
                // What stands in for it here answers, and says nothing of its health.
                .body("items.find { it.service == 'lead' }.state", equalTo("DOWN")).body("items.find { it.service == 'lead' }.checks", empty());
    }

    @Test
    void it_is_for_operators() {
        given().auth().oauth2(Tokens.of("sales")).get("/services").then().statusCode(403);
        given().get("/services").then().statusCode(401);
    }

    @Test
    void who_gives_no_answer_is_named_as_that() {
        assertEquals(new ServiceView("catalog", ServiceView.State.UNREACHABLE, 3000, List.of()), ServiceView.unreachable(Upstream.CATALOG, 3000));
    }

    @Test
    void a_service_that_answers_may_be_down() throws IOException {
        JsonNode health = new ObjectMapper().readTree("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\",\"data\":{\"host\":\"any\"}},{\"name\":\"mail\",\"status\":\"UP\"}]}");

        assertEquals(new ServiceView("lead", ServiceView.State.DOWN, 7, List.of(new ServiceView.Check("database", false), new ServiceView.Check("mail", true))), ServiceView.of(Upstream.LEAD, health, 7));
    }
}
