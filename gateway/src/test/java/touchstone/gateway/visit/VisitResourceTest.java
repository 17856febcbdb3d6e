package touchstone.gateway.visit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class VisitResourceTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;

    @Test
    void a_browser_has_visits_with_their_first_and_last_touch() {
        String product = "product/" + UUID.randomUUID();
        ledger.lastMonth();
        ledger.touch("verb=viewed, subject=\"" + product + "\"", Map.of("User-Agent", product));
        ledger.arrived();
        UUID visitor = ledger.query("select visitor from interaction where subject = $1", product).get(0).getUUID(0);
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, visitor, consent, verb, subject, method, status, micros)
                select uuidv7(), now() - interval '10 days' - n * interval '1 minute', '00000000-0000-0000-0000-000000000004', n, $1, 'unknown', 'viewed', 'product/' || n, 'GET', 200, 1
                from generate_series(1, 3) n""", visitor);

        ledger.read("/visits/visitors/" + visitor).statusCode(200).body("items", hasSize(2)).body("items[0].touches", equalTo(3)).body("items[0].landing", equalTo("product/3"))
                .body("items[0].exit", equalTo("product/1")).body("items[1].landing", equalTo(product)).body("next", nullValue());
    }

    @Test
    void more_touches_than_are_looked_at_go_on_where_the_last_visit_began() {
        UUID visitor = UUID.randomUUID();
        ledger.lastMonth();
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, visitor, consent, verb, method, status, micros)
                select uuidv7(), date_trunc('day', now()) - interval '14 hours' + n * interval '1 second' + (n / 1500) * interval '2 hours', '00000000-0000-0000-0000-000000000005', n, $1,
                    'unknown', 'viewed', 'GET', 200, 1 from generate_series(1, 2500) n""", visitor);
        var first = ledger.read("/visits/visitors/" + visitor).statusCode(200).body("items.touches", equalTo(List.of(1499))).extract().jsonPath();
        ledger.read("/visits/visitors/" + visitor + "?after=" + first.getString("next")).body("items.touches", equalTo(List.of(1001))).body("next", nullValue());
    }

    @Test
    void visits_are_for_sales_and_stewards() {
        for (String path : List.of("/visits/visitors/" + UUID.randomUUID(), "/visits/prospects/" + UUID.randomUUID())) {
            given().port(port).get(path).then().statusCode(401);
            given().port(port).auth().oauth2(Tokens.of("approver")).get(path).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
            ledger.read(path).statusCode(200).body("items", hasSize(0));
            ledger.read(path + "?from=x").statusCode(422).body("type", equalTo("/problems/moment-unreadable"));
        }
    }
}
