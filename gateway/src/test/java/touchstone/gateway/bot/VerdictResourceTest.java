package touchstone.gateway.bot;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class VerdictResourceTest {
    private static final String CRAWLER = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)";
    @Inject
    TestLedger ledger;
    @Inject
    Verdicts verdicts;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final String product = UUID.randomUUID().toString();

    @Test
    void what_bots_touch_is_told_and_does_not_count() {
        ledger.touch(viewed(product), Map.of("User-Agent", CRAWLER + product));
        ledger.touch(viewed(product));
        ledger.read("/counts?by=subject&subject=product/" + product).body("items.count", equalTo(List.of(1)));
        ledger.read("/timelines/products/" + product).body("items.verdict", equalTo(List.of("bot", "undecided")));
    }

    @Test
    void all_numbers_follow_what_is_said_later() {
        Map<String, String> headers = Map.of("User-Agent", "reader " + product);
        for (int i = 0; i < 3; i++) ledger.touch(viewed(product), headers);
        String visitor = ledger.read("/timelines/products/" + product).extract().jsonPath().getString("items[0].visitor");

        say("steward", visitor, "BOT", "follows every link").statusCode(204);
        count().body("items", empty());
        ledger.touch(viewed(product), headers);
        count().body("items", empty());
        ledger.read("/timelines/products/" + product).body("items.verdict", equalTo(List.of("bot", "bot", "bot", "bot")));

        say("steward", visitor, "HUMAN", "it was a person after all").statusCode(204);
        count().body("items.count", equalTo(List.of(4)));
        ledger.read("/verdicts/visitors/" + visitor).statusCode(200).body("items.verdict", equalTo(List.of("BOT", "HUMAN"))).body("items[0].reason", equalTo("follows every link"));
    }

    @Test
    void whoever_touches_faster_than_anybody_can_is_a_bot_until_a_steward_says_otherwise() {
        Map<String, String> headers = Map.of("User-Agent", "fast " + product);
        String visitor = seen(headers);
        rush(visitor, null, 3);
        verdicts.judge(Duration.ofMinutes(10)).await().atMost(Duration.ofSeconds(60));
        ledger.read("/verdicts/visitors/" + visitor).body("items.reason", equalTo(List.of("impossible-speed"))).body("items.by", equalTo(List.of("rule")));

        say("steward", visitor, "HUMAN", "a load test of ours").statusCode(204);
        verdicts.judge(Duration.ofMinutes(10)).await().atMost(Duration.ofSeconds(60));
        ledger.read("/verdicts/visitors/" + visitor).body("items.verdict", equalTo(List.of("BOT", "HUMAN")));
    }

    @Test
    void one_full_second_makes_nobody_a_bot_nor_many_of_who_is_signed_in() {
        String quick = seen(Map.of("User-Agent", "quick " + product));
        rush(quick, null, 2);
        String known = seen(Map.of("User-Agent", "known " + product));
        rush(known, "somebody", 5);
        verdicts.judge(Duration.ofMinutes(10)).await().atMost(Duration.ofSeconds(60));
        for (String visitor : List.of(quick, known)) ledger.read("/verdicts/visitors/" + visitor).body("items", empty());
    }

    /** Touches 20 things in each of some seconds of the same ten. */
    private void rush(String visitor, String identity, int seconds) {
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, visitor, identity, consent, verb, subject, method, status, micros)
                select uuidv7(), date_bin('10 seconds', now(), 'epoch') + n % $3 * interval '1 second', '00000000-0000-0000-0000-000000000002', n, $1, $2, 'unknown', 'viewed', 'product/fast-' || n, 'GET', 200, 1
                from generate_series(1, 20 * $3) n""", UUID.fromString(visitor), identity, seconds);
    }

    @Test
    void whoever_follows_every_link_of_a_mailing_at_once_is_no_reader() {
        Map<String, String> headers = Map.of("User-Agent", "gateway " + product);
        String visitor = seen(headers);
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, visitor, consent, verb, subject, campaign, method, status, micros)
                select uuidv7(), now() + n * interval '1.5 second', '00000000-0000-0000-0000-000000000003', n, $1, 'unknown', 'viewed', 'product/mail-' || n, '{"medium":"email"}', 'GET', 200, 1
                from generate_series(1, 5) n""", UUID.fromString(visitor));
        verdicts.judge(Duration.ofMinutes(10)).await().atMost(Duration.ofSeconds(60));
        ledger.read("/verdicts/visitors/" + visitor).body("items.reason", equalTo(List.of("mail-gateway")));
        assertEquals(1, ledger.query("select from visitor_verdict where visitor = $1", UUID.fromString(visitor)).size());
    }

    @Test
    void verdicts_are_the_stewards_to_give() {
        String visitor = UUID.randomUUID().toString();
        say("sales", visitor, "BOT", "x").statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().port(port).contentType("application/json").body("{}").put("/verdicts/visitors/" + visitor).then().statusCode(401);
        say("steward", visitor, "BOT", "").statusCode(422).body("type", equalTo("/problems/invalid"));
        given().port(port).auth().oauth2(Tokens.of("approver")).get("/verdicts/visitors/" + visitor).then().statusCode(403);
    }

    private String seen(Map<String, String> headers) {
        ledger.touch(viewed(product), headers);
        return ledger.read("/timelines/products/" + product).extract().jsonPath().getString("items[0].visitor");
    }

    private static String viewed(String product) {
        return "verb=viewed, subject=\"product/" + product + "\"";
    }

    private ValidatableResponse count() {
        return ledger.read("/counts?by=subject&subject=product/" + product).statusCode(200);
    }

    private ValidatableResponse say(String user, String visitor, String verdict, String reason) {
        return given().port(port).auth().oauth2(Tokens.of(user)).contentType("application/json")
                .body("{\"verdict\":\"" + verdict + "\",\"reason\":\"" + reason + "\"}").put("/verdicts/visitors/" + visitor).then();
    }
}
