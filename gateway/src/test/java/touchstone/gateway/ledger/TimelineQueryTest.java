package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.gateway.TestBrowser;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class TimelineQueryTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final UUID product = UUID.randomUUID();
    private final UUID prospect = UUID.randomUUID();

    @Test
    void a_product_has_a_timeline_with_its_sheet_and_says_who_touched_it() {
        Tokens.Person person = ledger.registered(prospect);
        ledger.touch(person, viewed(1));
        ledger.touch("verb=downloaded, subject=\"sheet/" + product + "\", revision=1");
        ledger.touch("verb=viewed, subject=\"product/" + UUID.randomUUID() + "\"");

        ledger.read("/timelines/products/" + product).statusCode(200).body("items.verb", equalTo(List.of("viewed", "downloaded")))
                .body("items.prospect", equalTo(Arrays.asList(prospect.toString(), null)));
    }

    @Test
    void a_revision_has_a_timeline_of_its_own() {
        ledger.touch(viewed(6));
        UUID touch = ledger.touch(viewed(7));
        ledger.touch(viewed(8));
        ledger.read("/timelines/products/" + product + "?revision=7").body("items.id", equalTo(List.of(touch.toString())));
    }

    @Test
    void touches_are_chosen_by_verb_channel_and_time() {
        ledger.touch("verb=viewed, subject=\"product/" + product + "\", channel=\"web\"");
        UUID second = ledger.touch("verb=requested-demo, subject=\"product/" + product + "\", channel=\"info\"");
        ledger.touch("verb=viewed, subject=\"product/" + product + "\", channel=\"web\"");
        String path = "/timelines/products/" + product;
        List<Instant> at = ledger.read(path).extract().jsonPath().<String>getList("items.at").stream().map(Instant::parse).toList();

        for (String query : List.of("verb=requested-demo", "channel=info", "from=" + at.get(1) + "&to=" + at.get(2), "verb=requested-demo&channel=info&from=" + at.get(1))) {
            ledger.read(path + "?" + query).statusCode(200).body("items.id", equalTo(List.of(second.toString())));
        }
        ledger.read(path + "?to=" + at.get(0)).body("items", hasSize(0));
    }

    @Test
    void a_visitor_who_signed_in_later_counts_as_who_they_are_but_not_as_of_before() {
        TestBrowser browser = new TestBrowser();
        browser.consent(true);
        browser.touch("/providers", viewed(3));
        ledger.arrived();
        browser.signIn(SocialSignIn.newVisitor().username(), TestBrowser.choice());
        browser.write("POST", "/registrations", "verb=registered, subject=\"form/registration\", prospect=\"" + prospect + "\"", "{}");
        String path = "/timelines/products/" + product;

        var touch = ledger.read(path).body("items.prospect", equalTo(List.of(prospect.toString()))).body("items.signedIn", equalTo(List.of(false))).extract().jsonPath();
        ledger.read(path + "?asOf=" + touch.getString("items[0].at")).body("items", hasSize(1)).body("items[0].prospect", nullValue());
        ledger.read("/timelines/prospects/" + prospect + "?asOf=" + touch.getString("items[0].at")).body("items", hasSize(0));
        ledger.read("/timelines/visitors/" + touch.getString("items[0].visitor") + "?verb=viewed").body("items.subject", equalTo(List.of("product/" + product)));
    }

    @Test
    void merged_prospects_have_one_timeline_until_they_are_split() {
        UUID other = UUID.randomUUID();
        ledger.touch(ledger.registered(prospect), viewed(1));
        ledger.touch(ledger.registered(other), viewed(2));
        ledger.arrived();
        Instant before = now();
        say("MERGED", other, prospect, before.plusMillis(1));

        for (UUID id : List.of(prospect, other)) {
            ledger.read("/timelines/prospects/" + id + "?verb=viewed").body("items.revision", equalTo(List.of(1, 2)))
                    .body("items.prospect", equalTo(List.of(prospect.toString(), prospect.toString())));
        }
        ledger.read("/timelines/prospects/" + prospect + "?verb=viewed&asOf=" + before).body("items.revision", equalTo(List.of(1)));

        say("SPLIT", other, prospect, before.plusMillis(2));
        ledger.read("/timelines/prospects/" + prospect + "?verb=viewed").body("items.revision", equalTo(List.of(1)));
        ledger.read("/timelines/prospects/" + other + "?verb=viewed").body("items.revision", equalTo(List.of(2))).body("items.prospect", equalTo(List.of(other.toString())));
    }

    @Test
    void an_account_has_the_timeline_of_its_people_while_they_are_there() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID colleague = UUID.randomUUID();
        Tokens.Person person = ledger.registered(prospect);
        ledger.touch(person, viewed(1));
        ledger.touch(ledger.registered(colleague), viewed(2));
        ledger.arrived();
        say("AFFILIATED", prospect, first, now().minusSeconds(60));
        say("AFFILIATED", colleague, first, now());
        Instant left = now().plusMillis(1);
        say("LEFT", prospect, first, left);
        say("AFFILIATED", prospect, second, left);
        while (!now().isAfter(left)) Thread.onSpinWait();
        ledger.touch(person, viewed(3));

        ledger.read("/timelines/accounts/" + first + "?verb=viewed").body("items.revision", equalTo(List.of(1, 2)))
                .body("items.prospect", equalTo(List.of(prospect.toString(), colleague.toString())));
        ledger.read("/timelines/accounts/" + second + "?verb=viewed").body("items.revision", equalTo(List.of(3)));
        ledger.read("/timelines/accounts/" + UUID.randomUUID()).statusCode(200).body("items", hasSize(0));
    }

    @Test
    void a_statement_is_made_once_and_never_changed() {
        UUID id = UUID.randomUUID();
        String body = statement("MERGED", prospect, UUID.randomUUID(), Instant.parse("2026-05-01T00:00:00Z"));
        for (int i = 0; i < 2; i++) given().contentType("application/json").body(body).put("/internal/statements/" + id).then().statusCode(204);
        given().contentType("application/json").body(body.replace("MERGED", "SPLIT")).put("/internal/statements/" + id).then().statusCode(409)
                .body("type", equalTo("/problems/statement-differs"));
        assertEquals(OffsetDateTime.parse("2026-05-01T00:00:00Z"), ledger.query("select at from statement where id = $1", id).get(0).getOffsetDateTime(0));
        given().contentType("application/json").body("{}").put("/internal/statements/" + id).then().statusCode(422);
        given().port(port).contentType("application/json").body(body).put("/internal/statements/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "visitors", "products", "prospects"})
    void timelines_are_for_sales_and_stewards(String kind) {
        String path = "/timelines/" + kind + "/" + UUID.randomUUID();
        given().port(port).get(path).then().statusCode(401);
        given().port(port).auth().oauth2(Tokens.of("approver")).get(path).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().port(port).auth().oauth2(Tokens.of("steward")).get(path).then().statusCode(200);
        ledger.read(path + "?asOf=yesterday").statusCode(422).body("type", equalTo("/problems/moment-unreadable"));
        ledger.read(path + "?to=1066-10-14T00:00:00Z").statusCode(422).body("type", equalTo("/problems/moment-unreadable"));
        ledger.read(path + "?limit=201").statusCode(422).body("type", equalTo("/problems/invalid"));
        ledger.read(path + "?after=x").statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }

    private String viewed(int revision) {
        return "verb=viewed, subject=\"product/" + product + "\", revision=" + revision;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private static void say(String kind, UUID about, UUID other, Instant at) {
        given().contentType("application/json").body(statement(kind, about, other, at)).put("/internal/statements/" + UUID.randomUUID()).then().statusCode(204);
    }

    private static String statement(String kind, UUID about, UUID other, Instant at) {
        return "{\"kind\":\"" + kind + "\",\"prospect\":\"" + about + "\",\"other\":\"" + other + "\",\"at\":\"" + at + "\"}";
    }
}
