package touchstone.gateway.export;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import touchstone.gateway.Surroundings;
import touchstone.gateway.ledger.TestLedger;
import touchstone.test.Tokens;

@QuarkusTest
class ExportResourceTest {
    @Inject
    TestLedger ledger;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    private final String product = "product/" + UUID.randomUUID();

    @Test
    void touches_leave_as_lines_of_json_in_the_order_they_came_in() {
        UUID prospect = UUID.randomUUID();
        UUID first = ledger.touch(ledger.registered(prospect), "verb=viewed, subject=\"" + product + "\", revision=2");
        UUID second = ledger.touch("verb=viewed, subject=\"" + product + "\", revision=3");

        List<JsonObject> lines = ledger.read("/interactions.ndjson?subject=" + product).statusCode(200).header("Content-Type", containsString("application/x-ndjson"))
                .extract().asString().lines().map(JsonObject::new).toList();

        assertEquals(List.of(first.toString(), second.toString()), lines.stream().map(line -> line.getString("id")).toList());
        assertEquals(prospect.toString(), lines.get(0).getString("prospect"));
        ledger.read("/interactions.ndjson?subject=" + product + "&from=" + lines.get(1).getString("at") + "&verb=viewed").body(containsString(second.toString()));
        assertEquals("", ledger.read("/interactions.ndjson?subject=" + product + "&to=" + lines.get(0).getString("at")).statusCode(200).extract().asString());
        assertEquals("", ledger.read("/interactions.ndjson?channel=nowhere&subject=" + product).statusCode(200).extract().asString());
    }

    @Test
    void touches_leave_as_csv_and_no_cell_calculates() {
        ledger.touch("verb=viewed, subject=\"@cmd/" + product + "\"", Map.of("Referer", "https://www.linkedin.com/feed"));
        String csv = ledger.read("/interactions.csv?subject=@cmd/" + product).statusCode(200).header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", containsString("interactions.csv")).header("Touchstone-Touch", nullValue()).extract().asString();
        List<String> lines = csv.lines().toList();
        assertEquals(2, lines.size(), csv);
        assertTrue(lines.get(0).startsWith("id,at,verb,subject,"), csv);
        assertTrue(lines.get(1).contains(",viewed,'@cmd/" + product + ",") && lines.get(1).contains(",social,www.linkedin.com,,,") && lines.get(1).endsWith(",undecided"), csv);
    }

    @Test
    void more_than_a_page_leaves_whole() {
        ledger.touch("verb=viewed, subject=\"" + product + "\"");
        ledger.arrived();
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, consent, verb, subject, method, status, micros)
                select uuidv7(), now(), '00000000-0000-0000-0000-000000000001', n, 'unknown', 'viewed', $1, 'GET', 200, 1 from generate_series(1, 2500) n""", product);
        String lines = ledger.read("/interactions.ndjson?subject=" + product).statusCode(200).extract().asString();
        assertEquals(2501, lines.lines().map(line -> new JsonObject(line).getString("id")).distinct().count());
    }

    @Test
    void no_file_begins_while_the_ledger_is_away() {
        // Whoever asks has to be known, which the ledger's database is not needed for.
        String token = Tokens.of("sales");
        Surroundings.line().cut();
        try {
            for (String path : List.of("/interactions.csv", "/interactions.ndjson")) {
                given().port(port).auth().oauth2(token).get(path).then().statusCode(503).body("type", equalTo("/problems/ledger-unreachable"));
            }
        } finally {
            Surroundings.line().mend();
        }
    }

    @Test
    void exports_are_for_sales_and_stewards() {
        for (String path : List.of("/interactions.csv", "/interactions.ndjson")) {
            given().port(port).get(path).then().statusCode(401);
            given().port(port).auth().oauth2(Tokens.of("approver")).get(path).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
            given().port(port).auth().oauth2(Tokens.of("steward")).get(path + "?subject=" + product).then().statusCode(200);
            ledger.read(path + "?from=x").statusCode(422).body("type", equalTo("/problems/moment-unreadable"));
            ledger.read(path + "?verb=" + "v".repeat(41)).statusCode(422).body("type", equalTo("/problems/invalid"));
        }
    }
}
