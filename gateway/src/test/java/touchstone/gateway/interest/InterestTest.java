package touchstone.gateway.interest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class InterestTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final UUID prospect = UUID.randomUUID();
    private final String product = "product/" + UUID.randomUUID();

    @Test
    void touches_of_a_prospect_are_summed_by_verb_and_subject() {
        Tokens.Person person = ledger.registered(prospect);
        for (int i = 0; i < 3; i++) ledger.touch(person, "verb=viewed, subject=\"" + product + "\"");
        ledger.touch(person, "verb=downloaded, subject=\"" + product.replace("product", "sheet") + "\"");

        of("prospects/" + prospect, "").body("items", hasSize(3)).body("items.find { it.subject == '" + product + "' }.touches", equalTo(3))
                .body("items.find { it.verb == 'downloaded' }.touches", equalTo(1)).body("items.find { it.verb == 'viewed' }.weight", closeTo(3, 0.1));
        of("prospects/" + UUID.randomUUID(), "").body("items", hasSize(0));
    }

    @Test
    void each_touch_counts_half_after_each_half_life() {
        UUID visitor = UUID.randomUUID();
        ledger.lastMonth();
        dated(visitor, "10 days", 4);
        of("visitors/" + visitor, "?halfLife=PT240H").body("items[0].touches", equalTo(4)).body("items[0].weight", closeTo(2, 0.01));
        of("visitors/" + visitor, "?halfLife=PT120H").body("items[0].weight", closeTo(1, 0.01));
        // A forgotten thing is not even looked at.
        of("visitors/" + visitor, "?halfLife=PT1H").body("items", hasSize(0));
        of("visitors/" + visitor, "?halfLife=PT240H&asOf=" + Instant.now().minusSeconds(11 * 86400)).body("items", hasSize(0));
    }

    @Test
    void bots_count_for_nothing_as_soon_as_they_are_said_to_be() {
        Tokens.Person person = ledger.registered(prospect);
        ledger.touch(person, "verb=viewed, subject=\"" + product + "\"");
        of("prospects/" + prospect, "").body("items.subject", hasItem(product));
        String headers = "reader " + product;
        ledger.touch("verb=viewed, subject=\"" + product + "\"", Map.of("User-Agent", headers));
        String visitor = ledger.read("/timelines/products/" + product.substring(8)).extract().jsonPath().getString("items.find { it.signedIn == false }.visitor");
        of("visitors/" + visitor, "").body("items.touches", equalTo(List.of(1)));

        given().port(port).auth().oauth2(Tokens.of("steward")).contentType("application/json").body("{\"verdict\":\"BOT\",\"reason\":\"follows every link\"}").put("/verdicts/visitors/" + visitor).then().statusCode(204);

        of("visitors/" + visitor, "").body("items", hasSize(0));
        changes().body("visitors", hasItem(visitor));
    }

    @Test
    void those_who_are_one_have_one_interest_until_they_are_split() {
        UUID other = UUID.randomUUID();
        ledger.touch(ledger.registered(prospect), "verb=viewed, subject=\"" + product + "\"");
        ledger.touch(ledger.registered(other), "verb=viewed, subject=\"" + product + "\"");
        of("prospects/" + prospect, "").body("items.find { it.verb == 'viewed' }.touches", equalTo(1));
        changes().body("prospects", hasItems(prospect.toString(), other.toString()));

        say("MERGED", other);
        of("prospects/" + prospect, "").body("items.find { it.verb == 'viewed' }.touches", equalTo(2));
        of("prospects/" + other, "").body("items.find { it.verb == 'viewed' }.touches", equalTo(2));
        changes().body("prospects", hasItems(prospect.toString(), other.toString()));

        say("SPLIT", other);
        of("prospects/" + prospect, "").body("items.find { it.verb == 'viewed' }.touches", equalTo(1));
    }

    @Test
    void ten_thousand_touches_are_summed_once_each() {
        UUID visitor = UUID.randomUUID();
        dated(visitor, "0 days", 10_000);
        of("visitors/" + visitor, "").body("items.touches", equalTo(List.of(10_000))).body("items[0].weight", closeTo(10_000, 100));
    }

    @Test
    void only_who_is_inside_can_ask_and_only_for_what_can_be_read() {
        given().port(port).get("/internal/interest/prospects/" + prospect).then().statusCode(404);
        for (String halfLife : List.of("x", "PT1M", "P400D")) of("prospects/" + prospect, "?halfLife=" + halfLife, 422).body("type", equalTo("/problems/half-life-unreadable"));
        of("prospects/" + prospect, "?asOf=x", 422).body("type", equalTo("/problems/moment-unreadable"));
        of("changes", "?since=2020-01-01T00:00:00Z").body("prospects", not(hasItem(prospect.toString())));
    }

    private void dated(UUID visitor, String ago, int touches) {
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, visitor, consent, verb, subject, method, status, micros)
                select uuidv7(), now() - $2::text::interval, '00000000-0000-0000-0000-000000000007', n, $1, 'unknown', 'viewed', 'product/dated', 'GET', 200, 1
                from generate_series(1, $3::int) n""", visitor, ago, touches);
    }

    private void say(String kind, UUID other) {
        given().contentType("application/json").body("{\"kind\":\"" + kind + "\",\"prospect\":\"" + prospect + "\",\"other\":\"" + other + "\",\"at\":\"" + Instant.now() + "\"}")
                .put("/internal/statements/" + UUID.randomUUID()).then().statusCode(204);
    }

    private ValidatableResponse changes() {
        return of("changes", "?since=" + Instant.now().minusSeconds(600));
    }

    private ValidatableResponse of(String who, String query) {
        return of(who, query, 200);
    }

    private ValidatableResponse of(String who, String query, int status) {
        ledger.arrived();
        return given().config(io.restassured.config.RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .get("/internal/interest/" + who + query).then().statusCode(status);
    }
}
