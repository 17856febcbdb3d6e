package touchstone.registration.registration;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestSignIns;
import touchstone.registration.imports.TestImports;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens.Person;

/**
 * What is between Keycloak and our database breaks at each of its steps: Keycloak knows a user and we do not, a transaction is cut at each of its tables, an answer is lost. A retry ends in one prospect.
 */
@QuarkusTest
class CrashTest {
    @Test
    void who_left_between_the_sign_in_and_the_form_comes_back_as_the_same_user() {
        var visitor = SocialSignIn.newVisitor();
        Person first = SocialSignIn.as(visitor);

        Person again = SocialSignIn.as(visitor);

        assertEquals(first.sub(), again.sub());
        register(again, null).then().statusCode(201);
        assertOne(again);
    }

    /** The connection is cut while the transaction waits for one table after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"prospect", "identity", "source_record", "source_value", "consent", "vault.claim", "match_proposal", "idempotency"})
    void a_transaction_that_is_cut_leaves_nothing_and_a_retry_makes_one_prospect(String table) throws Exception {
        Person person = SocialSignIn.asNewVisitor();
        String choice = TestSignIns.choice("social", List.of("email", "picture"));

        Response cut = cutAt(table, () -> register(person, choice, "key-of-" + person.sub()));

        assertTrue(cut.statusCode() >= 500, cut.asString());
        assertEquals(List.of(), rows("select id from identity where subject = ?", person.sub()));
        assertEquals(List.of(), rows("select id from prospect where email = ?", person.email()));
        String id = register(person, choice, "key-of-" + person.sub()).then().statusCode(201).extract().path("id");
        register(person, choice, "key-of-" + person.sub()).then().statusCode(201).body("id", equalTo(id));
        assertOne(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "source_value", "match_proposal"})
    void a_take_over_that_is_cut_leaves_what_was_imported_as_it_was(String table) throws Exception {
        Person person = SocialSignIn.asNewVisitor();
        String imported = TestImports.take("key,first_name,email\n1,Imported," + person.email() + "\n", TestImports.system()).getString("results[0].prospect");
        String choice = TestSignIns.choice("social", List.of("email", "email_verified"));
        List<String> before = rows("select p::text from prospect p where email = ?", person.email());

        Response cut = cutAt(table, () -> register(person, choice));

        assertTrue(cut.statusCode() >= 500, cut.asString());
        assertEquals(before, rows("select p::text from prospect p where email = ?", person.email()));
        assertEquals(List.of(), rows("select id from identity where subject = ?", person.sub()));
        register(person, choice).then().statusCode(201).body("id", equalTo(imported));
        assertOne(person);
    }

    @Test
    void an_answer_that_never_arrived_is_given_again() throws Exception {
        Person person = SocialSignIn.asNewVisitor();
        String body = "{\"givenName\": \"Ann\", \"familyName\": \"Lee\", \"email\": \"" + person.email() + "\"}";
        try (Socket caller = new Socket("127.0.0.1", RestAssured.port)) {
            caller.getOutputStream().write(("POST /registrations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + person.token() + "\r\nIdempotency-Key: lost\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            until(() -> rows("select id from identity where subject = ?", person.sub()).size() == 1);
        }
        String id = rows("select prospect from identity where subject = ?", person.sub()).get(0);

        as(person.token()).header("Idempotency-Key", "lost").body(body).post("/registrations").then().statusCode(201).body("id", equalTo(id));
        refused(as(person.token()).body(body).post("/registrations"), 409, "already-registered");
        as(person.token()).get("/me").then().statusCode(200).body("id", equalTo(id));
        assertOne(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "link_token"})
    void a_link_that_is_cut_is_not_made_and_its_token_stays_good(String table) throws Exception {
        var ann = TestSignIns.registered("social", Map.of(), List.of(), Map.of());
        Person second = SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of()));
        String token = as(ann.token()).post("/me/link-tokens").path("token");

        Response cut = cutAt(table, () -> as(second.token()).body(Map.of("token", token)).post("/me/sign-ins"));

        assertTrue(cut.statusCode() >= 500, cut.asString());
        refused(as(second.token()).get("/me"), 404, "not-registered");
        as(second.token()).body(Map.of("token", token)).post("/me/sign-ins").then().statusCode(201);
        as(second.token()).get("/me").then().body("id", equalTo(ann.id()));
    }

    private static Response register(Person person, String choice) {
        return register(person, choice, null);
    }

    private static Response register(Person person, String choice, String key) {
        var request = as(person.token()).body(Map.of("givenName", "Ann", "familyName", "Lee", "email", person.email(), "consents",
                List.of(Map.of("purpose", "newsletter", "granted", true, "noticeHash", touchstone.registration.provider.TestProviders.noticeOf("newsletter")))));
        if (choice != null) request.header("Touchstone-Capture-Choice", choice);
        if (key != null) request.header("Idempotency-Key", key);
        return request.post("/registrations");
    }

    private static void assertOne(Person person) {
        assertEquals(1, rows("select id from identity where subject = ?", person.sub()).size());
        assertEquals(1, rows("select id from prospect where email = ?", person.email()).size());
    }

    /** Has the database end the connection of a request when it comes to write a table, which somebody else holds until then. */
    private static Response cutAt(String table, Supplier<Response> request) throws Exception {
        try (Connection holder = connect(); Connection other = connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + table + " in share mode");
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(request);
            String waiting = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid() "
                    + "and pid in (select pid from pg_locks where not granted and relation = '" + table + "'::regclass)";
            until(() -> {
                try (var ended = other.createStatement().executeQuery(waiting)) {
                    return ended.next();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            Response given = answer.get(60, TimeUnit.SECONDS);
            holder.rollback();
            return given;
        }
    }

    private static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class));
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it did not come to be in a minute");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
