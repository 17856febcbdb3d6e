package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static touchstone.gateway.Eventually.await;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
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
        return UUID.fromString(given().port(port).header("Test-Touch", touch).headers(headers).get("/providers").then().statusCode(200).extract().header("X-Request-Id"));
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

    public List<Row> query(String sql, Object... parameters) {
        return StreamSupport.stream(pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().atMost(Duration.ofSeconds(30)).spliterator(), false).toList();
    }
}
