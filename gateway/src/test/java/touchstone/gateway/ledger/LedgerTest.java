package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.gateway.Eventually.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.gateway.Surroundings;
import touchstone.gateway.journal.Journal;

@QuarkusTest
class LedgerTest {
    @Inject
    Pool pool;
    @Inject
    Journal journal;
    @Inject
    Shipper shipper;
    @ConfigProperty(name = "touchstone.front.port")
    int port;

    @BeforeEach
    @AfterEach
    void mend() {
        Surroundings.line().mend();
    }

    @Test
    void what_was_answered_arrives_in_the_ledger_with_all_that_is_known() {
        UUID id = answered("verb=viewed, subject=\"product/1\", revision=3, channel=\"web\", locale=\"en\"");
        arrived();
        var row = query("select * from interaction where id = $1", Tuple.of(id));
        assertEquals("viewed product/1 3 web en /providers GET 200 direct unknown", String.join(" ", row.getString("verb"), row.getString("subject"),
                row.getLong("revision").toString(), row.getString("channel"), row.getString("locale"), row.getString("route"), row.getString("method"),
                row.getInteger("status").toString(), row.getString("referrer"), row.getString("consent")));
        assertEquals(journal.gateway(), row.getUUID("gateway"));
    }

    @Test
    void nothing_waits_for_a_database_that_is_away_and_nothing_is_lost() {
        Surroundings.line().cut();
        List<UUID> ids = IntStream.range(0, 50).mapToObj(i -> answered("verb=viewed, subject=\"product/" + i + "\"")).toList();
        given().port(port).get("/nowhere").then().statusCode(404);
        Surroundings.line().mend();

        arrived();

        assertEquals(50, count("select count(*) from interaction where id = any($1)", Tuple.tuple().addArrayOfUUID(ids.toArray(new UUID[0]))));
        given().get("/internal/proof").then().statusCode(200).body("missing", equalTo(0)).body("duplicate", equalTo(0)).body("waiting", equalTo(0))
                .body("journalIntact", equalTo(true)).body("answers", greaterThan(50));
    }

    @Test
    void a_batch_that_comes_twice_changes_nothing() {
        arrived();
        var position = query("select sequence, hash from shipped where gateway = $1", Tuple.of(journal.gateway()));
        answered("verb=viewed, subject=\"product/1\"");
        arrived();
        long before = count("select count(*) from interaction", Tuple.tuple());
        query("update shipped set sequence = $2, hash = $3 where gateway = $1 returning 1",
                Tuple.of(journal.gateway(), position.getLong("sequence")).addBuffer(position.getBuffer("hash")));
        // The shipper stumbles over the position with its next batch, and begins where the ledger says.
        answered("verb=viewed, subject=\"product/2\"");
        await(() -> count("select sequence from shipped where gateway = $1", Tuple.of(journal.gateway())) == journal.last());
        assertEquals(before + 1, count("select count(*) from interaction", Tuple.tuple()));
    }

    @Test
    void strings_that_a_database_cannot_take_do_not_stop_the_rest() {
        String nasty = given().port(port).header("Referer", "https://a.test/\ud83d\ude00").header("Test-Touch", "verb=viewed").get("/providers?utm_source=%00%ED%A0%80%F0%9F%98%80")
                .then().statusCode(200).extract().header("X-Request-Id");
        arrived();
        assertEquals(1, count("select count(*) from interaction where id = $1", Tuple.of(UUID.fromString(nasty))));
    }

    private UUID answered(String touch) {
        return UUID.fromString(given().port(port).header("Test-Touch", touch).get("/providers").then().statusCode(200).extract().header("X-Request-Id"));
    }

    private void arrived() {
        long last = journal.last();
        await(() -> shipper.shipped() >= last);
    }

    private long count(String sql, Tuple parameters) {
        return query(sql, parameters).getLong(0);
    }

    private Row query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(Duration.ofSeconds(30)).iterator().next();
    }
}
