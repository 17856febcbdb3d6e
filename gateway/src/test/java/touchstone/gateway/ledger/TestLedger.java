package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static touchstone.gateway.Eventually.await;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.gateway.journal.Journal;
import touchstone.test.Tokens;

/** Touches made at the front door, and the ledger that they arrive in. */
@Singleton
public class TestLedger {
    private final Journal journal;
    private final Shipper shipper;
    private final Pool pool;
    private final int port;

    TestLedger(Journal journal, Shipper shipper, Pool pool, @ConfigProperty(name = "touchstone.front.port") int port) {
        this.journal = journal;
        this.shipper = shipper;
        this.pool = pool;
        this.port = port;
    }

    /** Somebody reads what a service says touched this. @return the interaction */
    public UUID touch(String touch) {
        return touch(touch, Map.of());
    }

    public UUID touch(String touch, Map<String, String> headers) {
        // Each with a client of its own, so that no rule takes all tests together for one bot.
        Map<String, String> all = new HashMap<>(Map.of("User-Agent", "test " + UUID.randomUUID(), "Test-Touch", touch));
        all.putAll(headers);
        return UUID.fromString(given().port(port).headers(all).get("/providers").then().statusCode(200).extract().header("X-Request-Id"));
    }

    /** Somebody who is signed in reads what a service says touched this. */
    public UUID touch(Tokens.Person person, String touch) {
        return touch(touch, Map.of("Authorization", "Bearer " + person.token()));
    }

    /** Somebody new registers. */
    public Tokens.Person registered(UUID prospect) {
        Tokens.Person person = Tokens.ofNewProspect();
        given().port(port).auth().oauth2(person.token()).header("Test-Touch", "verb=registered, subject=\"form/registration\", prospect=\"" + prospect + "\"")
                .post("/registrations").then().statusCode(200);
        return person;
    }

    /** What staff reads. */
    public ValidatableResponse read(String path) {
        arrived();
        return given().port(port).auth().oauth2(Tokens.of("sales")).get(path).then();
    }

    /** Waits until all that was answered is in the ledger. */
    public void arrived() {
        long last = journal.last();
        await(() -> shipper.shipped() >= last);
    }

    /** Makes room for touches that a test dates back. */
    public void lastMonth() {
        query("""
                do $$ begin execute format('create table if not exists interaction_%s partition of interaction for values from (%L) to (%L)',
                    to_char(now() at time zone 'UTC' - interval '1 month', 'YYYY_MM'), date_trunc('month', now() at time zone 'UTC' - interval '1 month') at time zone 'UTC',
                    date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'); end $$""");
    }

    public List<Row> query(String sql, Object... parameters) {
        return StreamSupport.stream(pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().atMost(Duration.ofSeconds(30)).spliterator(), false).toList();
    }
}
