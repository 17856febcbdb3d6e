package touchstone.gateway.recall;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.TestBrowser;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class RecallResourceTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final UUID sheet = UUID.randomUUID();

    @Test
    void whoever_received_a_revision_is_listed_once_and_nobody_else() {
        UUID first = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        Tokens.Person person = ledger.registered(first);
        ledger.touch(person, downloaded(7));
        ledger.touch(person, downloaded(7));
        ledger.touch(ledger.registered(UUID.randomUUID()), downloaded(6));
        ledger.touch(person, "verb=viewed, subject=\"sheet/" + sheet + "\", revision=7");
        // Reads it before anybody knows who it is.
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        browser.touch("/providers", downloaded(7));
        browser.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        browser.write("POST", "/registrations", "verb=registered, subject=\"form/registration\", prospect=\"" + later + "\"", "{}");
        ledger.touch(downloaded(7), Map.of("User-Agent", "somebody-" + sheet));

        recipients("&revision=7").body("items", hasSize(3)).body("items[0].prospect", equalTo(first.toString())).body("items[0].touches", equalTo(2))
                .body("items[0].visitor", nullValue()).body("items[1].prospect", equalTo(later.toString())).body("items[2].prospect", nullValue())
                .body("items[2].visitor", notNullValue()).body("items[0].key", nullValue()).body("next", nullValue());
        recipients("").body("items", hasSize(4));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        for (int i = 0; i < 5; i++) ledger.touch(downloaded(1), Map.of("User-Agent", "reader-" + i + sheet));
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = recipients("&limit=2" + (next.isEmpty() ? "" : "&after=" + next)).extract().jsonPath();
            paged.addAll(page.getList("items.visitor"));
            next = page.getString("next");
        }
        assertEquals(recipients("").extract().jsonPath().getList("items.visitor"), paged);
        assertEquals(5, paged.stream().distinct().count());
    }

    @Test
    void recall_lists_are_for_sales_and_stewards() {
        String path = "/recipients?subject=sheet/" + sheet;
        given().port(port).get(path).then().statusCode(401);
        given().port(port).auth().oauth2(Tokens.of("operator")).get(path).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().port(port).auth().oauth2(Tokens.of("steward")).get(path).then().statusCode(200);
        ledger.read("/recipients?limit=1").statusCode(422).body("type", equalTo("/problems/invalid"));
        ledger.read("/recipients?subject=sheet").statusCode(422).body("type", equalTo("/problems/invalid"));
        ledger.read(path + "&asOf=x").statusCode(422).body("type", equalTo("/problems/moment-unreadable"));
        ledger.read(path + "&after=x").statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }

    private ValidatableResponse recipients(String query) {
        return ledger.read("/recipients?subject=sheet/" + sheet + query).statusCode(200);
    }

    private String downloaded(int revision) {
        return "verb=downloaded, subject=\"sheet/" + sheet + "\", revision=" + revision;
    }
}
