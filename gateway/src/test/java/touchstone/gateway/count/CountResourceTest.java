package touchstone.gateway.count;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class CountResourceTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final String product = "product/" + UUID.randomUUID();

    @Test
    void a_product_is_counted_by_verb() {
        touched(3, "viewed");
        touched(2, "requested-demo");
        touched(1, "downloaded");

        counts("by=subject,verb&days=30&subject=" + product).body("items", equalTo(List.of(
                Map.of("subject", product, "verb", "viewed", "count", 3), Map.of("subject", product, "verb", "requested-demo", "count", 2),
                Map.of("subject", product, "verb", "downloaded", "count", 1))));
    }

    @Test
    void counts_are_split_by_whatever_is_asked_for() {
        String kind = "kind-" + UUID.randomUUID().toString().substring(0, 8);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ledger.touch("verb=viewed, subject=\"" + kind + "/1\", channel=\"web\"", Map.of("Referer", "https://www.linkedin.com/feed"));
        ledger.touch("verb=viewed, subject=\"" + kind + "/2\", channel=\"web\"");
        ledger.touch("verb=viewed, subject=\"" + kind + "/2\", channel=\"web\"");
        ledger.touch("verb=viewed, subject=\"" + kind + "/3\"");

        counts("by=source&kind=" + kind).body("items", equalTo(List.of(Map.of("source", "direct", "count", 3), Map.of("source", "social", "count", 1))));
        counts("by=channel&kind=" + kind).body("items", equalTo(List.of(Map.of("channel", "web", "count", 3), Map.of("count", 1))));
        counts("by=subject&kind=" + kind + "&source=direct&channel=web&verb=viewed&limit=1").body("items", equalTo(List.of(Map.of("subject", kind + "/2", "count", 2))));
        // Unless the touches were made at midnight.
        if (today.equals(LocalDate.now(ZoneOffset.UTC))) counts("by=day&days=1&kind=" + kind).body("items", equalTo(List.of(Map.of("day", today.toString(), "count", 4))));
    }

    @Test
    void what_lies_further_back_does_not_count() {
        touched(1, "viewed");
        ledger.arrived();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int ago : new int[] {5, 6, 7}) {
            ledger.query("insert into interaction_count values ($1, $2, 'viewed', '', '', 'undecided', 10)", today.minusDays(ago), product);
        }
        counts("by=subject&days=7&subject=" + product).body("items[0].count", equalTo(21));
    }

    @Test
    void what_touched_nothing_is_not_counted() {
        given().port(port).get("/providers").then().statusCode(200);
        counts("by=verb&limit=10000").body("items.findAll { it.verb == null }", hasSize(0));
    }

    @Test
    void counts_are_for_staff_and_must_be_readable() {
        given().port(port).get("/counts?by=verb").then().statusCode(401);
        given().port(port).auth().oauth2(Tokens.ofNewProspect().token()).get("/counts?by=verb").then().statusCode(403);
        for (String role : List.of("steward", "approver", "operator", "marketing")) answer(role, "by=verb&limit=1").statusCode(200);
        answer("sales", "days=1").statusCode(422).body("type", equalTo("/problems/invalid"));
        answer("sales", "by=verb&days=0").statusCode(422).body("type", equalTo("/problems/invalid"));
        answer("sales", "by=verb&limit=10001").statusCode(422).body("type", equalTo("/problems/invalid"));
        for (String by : List.of("address", "verb,", "VERB")) answer("sales", "by=" + by).statusCode(422).body("type", equalTo("/problems/dimension-unknown"));
    }

    /** Subjects are people, too, or what they asked for. */
    @Test
    void marketing_counts_people_and_sees_nobody() {
        touched(2, "viewed");
        ledger.arrived();

        answer("marketing", "by=subject,verb&kind=product&subject=" + product).statusCode(200).body("items.count", equalTo(List.of(2)));
        for (String query : List.of("by=subject", "by=verb&subject=" + product, "by=subject&kind=prospect", "by=verb&kind=visitor", "by=day&kind=product%2F..&subject=prospect%2F1")) {
            answer("marketing", query).statusCode(403).body("type", equalTo("/problems/subjects-withheld"));
        }
    }

    private void touched(int times, String verb) {
        for (int i = 0; i < times; i++) ledger.touch("verb=" + verb + ", subject=\"" + product + "\"");
    }

    private ValidatableResponse counts(String query) {
        ledger.arrived();
        return answer("sales", query).statusCode(200);
    }

    private ValidatableResponse answer(String user, String query) {
        return given().port(port).auth().oauth2(Tokens.of(user)).get("/counts?" + query).then();
    }
}
