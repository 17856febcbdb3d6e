package touchstone.registration.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.imports.TestImports;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;
import touchstone.test.Tokens.Person;

/** Somebody of whom a file told registers: with an address that is proven to be theirs the record becomes theirs, in whatever other way stewards are told. */
@QuarkusTest
class TakingOverTest {
    private static final List<String> VERIFIED = List.of("email", "email_verified", "given_name", "family_name");

    @Test
    void whoever_proves_the_address_takes_over_what_was_imported_under_it() {
        String system = TestImports.system();
        Person person = SocialSignIn.asNewVisitor();
        // Mail servers do not tell upper from lower case.
        String imported = imported(system, person.email().toUpperCase(Locale.ROOT));

        Response registered = register(person, VERIFIED, Map.of("jobTitle", "Head of buying"));

        registered.then().statusCode(201).body("id", equalTo(imported)).header("Touchstone-Touch", "verb=registered, subject=\"form/registration\", prospect=\"" + imported + "\"");
        as(person.token()).get("/me").then().statusCode(200).body("id", equalTo(imported), "givenName", equalTo(person.givenName()), "email", equalTo(person.email()), "emailVerified", equalTo(true),
                "jobTitle", equalTo("Head of buying"), "company", equalTo("Fabrikam"), "channels.find { it.type == 'PHONE' }.value", equalTo(phone(person.email())));
        String of = "items.find { it.field == '%s' }.%s";
        as(person.token()).get("/me/provenance").then().body(of.formatted("company", "kind"), equalTo("IMPORT"), of.formatted("company", "system"), equalTo(system), of.formatted("company", "confirmedBy"), equalTo("NOBODY"),
                of.formatted("givenName", "kind"), equalTo("REGISTRATION"), of.formatted("givenName", "confirmedBy"), equalTo("PROSPECT"), of.formatted("email", "claim"), equalTo("email"));
        as(person.token()).get("/me/data").then().body("sourceRecords.kind", contains("IMPORT", "REGISTRATION"), "sourceRecords[0].said.givenName", equalTo("Imported"));
        as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", imported).then().statusCode(200).body("changed", empty());
        assertEquals(List.of("1"), rows("select count(*) from prospect where lower(email) = lower(?)", person.email()));
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + imported).then().body("items", empty());
    }

    @Test
    void they_agree_to_what_they_say_now_and_to_nothing_else() {
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(TestImports.system(), person.email());

        register(person, VERIFIED, Map.of("consents", List.of(Map.of("purpose", "calls", "granted", true, "noticeHash", TestProviders.noticeOf("calls"))))).then().statusCode(201).body("id", equalTo(imported));

        as(person.token()).get("/me/consents").then().body("items.purpose", contains("calls"));
    }

    @Test
    void the_file_does_not_take_back_what_they_said() {
        String system = TestImports.system();
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(system, person.email());
        register(person, VERIFIED, Map.of()).then().statusCode(201);

        TestImports.take("key,first_name,last_name,email,company\n1,Again,Again," + person.email() + ",Contoso\n", system);

        as(person.token()).get("/me").then().body("id", equalTo(imported), "givenName", equalTo(person.givenName()), "emailVerified", equalTo(true), "company", equalTo("Contoso"));
    }

    @Test
    void an_address_that_nobody_vouches_for_opens_nothing_and_the_answer_tells_nothing() {
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(TestImports.system(), person.email());
        Person nobodyKnows = SocialSignIn.asNewVisitor();

        Response known = register(person, List.of("email"), Map.of());
        Response unknown = register(nobodyKnows, List.of("email"), Map.of());

        String id = known.then().statusCode(201).extract().path("id");
        assertNotEquals(imported, id);
        assertEquals(shape(unknown), shape(known));
        as(person.token()).get("/me").then().body("id", equalTo(id), "company", nullValue(), "channels", hasSize(1));
        as(person.token()).get("/me/data").then().body("sourceRecords.kind", contains("REGISTRATION"));
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().statusCode(200).body("items", hasSize(1), "items[0].reasons", contains("SAME_EMAIL"),
                "items[0].prospect.prospect.id", equalTo(id), "items[0].prospect.signsIn", equalTo(true), "items[0].known.prospect.id", equalTo(imported), "items[0].known.signsIn", equalTo(false));
    }

    @Test
    void who_has_a_way_in_keeps_their_record_to_themselves() {
        Person first = SocialSignIn.asNewVisitor();
        String id = register(first, VERIFIED, Map.of()).then().statusCode(201).extract().path("id");
        Person second = sameMailbox(first.email());

        String other = TestRegistrations.register(second, TestSignIns.choice("google", VERIFIED), form(second, first.email(), Map.of())).then().statusCode(201).extract().path("id");

        assertNotEquals(id, other);
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items.prospect.prospect.id", contains(other), "items[0].reasons", contains("SAME_EMAIL"), "items[0].known.signsIn", equalTo(true));
    }

    @Test
    void of_two_who_were_imported_under_one_address_none_is_taken_over() {
        Person person = SocialSignIn.asNewVisitor();
        String one = imported(TestImports.system(), person.email());
        String two = imported(TestImports.system(), person.email());

        String id = register(person, VERIFIED, Map.of()).then().statusCode(201).extract().path("id");

        assertEquals(3, Set.of(one, two, id).size());
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items.known.prospect.id", hasItems(one, two));
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + one).then().body("items.findAll { it.prospect.prospect.id == '" + two + "' }.reasons.flatten()", hasItems("SAME_EMAIL", "SAME_PHONE", "SAME_NAME_AND_COMPANY"));
    }

    @Test
    void of_two_who_come_at_once_one_takes_it_over_and_none_by_halves() throws Exception {
        Person first = SocialSignIn.asNewVisitor();
        Person second = sameMailbox(first.email());
        String imported = imported(TestImports.system(), first.email());
        String[] choices = {TestSignIns.choice("social", VERIFIED), TestSignIns.choice("google", VERIFIED)};

        List<CompletableFuture<Response>> answers = bothWaitingFor(imported, () -> Stream.of(0, 1)
                .map(n -> CompletableFuture.supplyAsync(() -> TestRegistrations.register(n == 0 ? first : second, choices[n], form(n == 0 ? first : second, first.email(), Map.of())))).toList());

        Set<String> ids = answers.stream().map(answer -> answer.join().then().statusCode(201).extract().<String>path("id")).collect(Collectors.toSet());
        assertEquals(2, ids.size());
        assertEquals(true, ids.contains(imported));
        String other = ids.stream().filter(id -> !id.equals(imported)).findFirst().orElseThrow();
        for (String id : ids) {
            assertEquals(List.of("1"), rows("select count(*) from identity where prospect = ?", UUID.fromString(id)));
            assertEquals(List.of("1"), rows("select count(*) from source_record where kind = 'REGISTRATION' and prospect = ?", UUID.fromString(id)));
            as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", id).then().body("changed", empty());
        }
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + other).then().body("items.known.prospect.id", hasItem(imported));
    }

    @Test
    void a_repeat_gets_the_same_answer() {
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(TestImports.system(), person.email());
        String choice = TestSignIns.choice("social", VERIFIED);
        Map<String, Object> form = form(person, person.email(), Map.of());

        for (int i = 0; i < 2; i++) {
            as(person.token()).header("Idempotency-Key", "once").header("Touchstone-Capture-Choice", choice).body(form).post("/registrations").then().statusCode(201).body("id", equalTo(imported));
        }
        refused(TestRegistrations.register(person, choice, form), 409, "already-registered");
        assertEquals(List.of("1"), rows("select count(*) from source_record where kind = 'REGISTRATION' and prospect = ?", UUID.fromString(imported)));
    }

    @Test
    void a_restriction_covers_what_was_imported() {
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(TestImports.system(), person.email());
        register(person, VERIFIED, Map.of()).then().statusCode(201).body("id", equalTo(imported));

        as(person.token()).put("/me/restriction").then().statusCode(204);

        as(Tokens.of("sales")).get("/prospects/{id}", imported).then().statusCode(200).body("company", nullValue(), "addresses", nullValue(), "channels", nullValue(), "withheld", hasItems("company", "channels"));
        as(Tokens.of("sales")).get("/prospects/{id}/history", imported).then().body("items", empty());
        Person alike = SocialSignIn.asNewVisitor();
        String other = TestRegistrations.register(alike, null, form(alike, person.email(), Map.of())).then().statusCode(201).extract().path("id");
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + other).then().body("items", empty());
    }

    @Test
    void an_erasure_takes_the_import_along_and_the_file_does_not_bring_them_back() {
        String system = TestImports.system();
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(system, person.email());
        register(person, VERIFIED, Map.of()).then().statusCode(201).body("id", equalTo(imported));
        Person alike = SocialSignIn.asNewVisitor();
        TestRegistrations.register(alike, null, form(alike, person.email(), Map.of())).then().statusCode(201);
        assertEquals(List.of("1"), rows("select count(*) from match_proposal where known = ?", UUID.fromString(imported)));

        as(person.token()).header("If-Match", as(person.token()).get("/me").header("ETag")).delete("/me").then().statusCode(200);

        for (String table : List.of("source_record", "external_reference", "identity", "consent")) assertEquals(List.of("0"), rows("select count(*) from " + table + " where prospect = ?", UUID.fromString(imported)), table);
        assertEquals(List.of("0"), rows("select count(*) from match_proposal where ? in (prospect, known)", UUID.fromString(imported)));
        assertEquals(List.of("erased"), TestImports.take(file("1", person.email()), system).getList("results[0].findings.code"));
        refused(register(person, List.of(), Map.of()), 409, "erased");
    }

    @Test
    void a_phone_number_that_two_people_have_is_told_to_stewards() {
        String number = phone(UUID.randomUUID().toString());
        String imported = TestImports.take("key,first_name,phone\n1,Imported," + number + "\n", TestImports.system()).getString("results[0].prospect");
        Person person = SocialSignIn.asNewVisitor();
        String id = register(person, List.of(), Map.of()).then().statusCode(201).extract().path("id");
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items", empty());

        as(person.token()).header("If-Match", "\"0\"").body(Map.of("channels", List.of(Map.of("type", "PHONE", "value", number)))).patch("/me").then().statusCode(200);

        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items.known.prospect.id", hasItem(imported), "items.reasons.flatten()", contains("SAME_PHONE"));
    }

    @Test
    void what_was_dismissed_comes_back_only_for_another_reason() {
        Person person = SocialSignIn.asNewVisitor();
        String imported = imported(TestImports.system(), person.email());
        String id = TestRegistrations.register(person, null, form(person, person.email(), Map.of())).then().statusCode(201).extract().path("id");
        String proposal = as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items", hasSize(1)).extract().path("items[0].id");

        for (int i = 0; i < 2; i++) as(Tokens.of("steward")).put("/match-proposals/{id}/dismissal", proposal).then().statusCode(204).header("Touchstone-Touch", "verb=dismissed, subject=\"match-proposal/" + proposal + "\"");

        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items", empty());
        assertEquals(List.of("steward"), rows("select dismissed_by from match_proposal where id = ?", UUID.fromString(proposal)));
        as(person.token()).header("If-Match", "\"0\"").body(Map.of("jobTitle", "Buyer")).patch("/me").then().statusCode(200);
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items", empty());
        as(person.token()).header("If-Match", "\"1\"").body(Map.of("channels", List.of(Map.of("type", "PHONE", "value", phone(person.email()))))).patch("/me").then().statusCode(200);
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items.find { it.known.prospect.id == '" + imported + "' }.reasons", contains("SAME_EMAIL", "SAME_PHONE"));
    }

    @Test
    void a_reason_that_a_provider_does_not_let_us_show_is_not_told() {
        Person person = SocialSignIn.asNewVisitor();
        imported(TestImports.system(), person.email());
        String id = register(person, List.of("email"), Map.of()).then().statusCode(201).extract().path("id");
        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().body("items", hasSize(1));

        // A provider without rules allows nothing.
        update("update prospect set provenance = jsonb_set(provenance, '{EMAIL,provider}', to_jsonb(cast(? as text))) where id = ?", TestProviders.any(), UUID.fromString(id));

        as(Tokens.of("steward")).get("/match-proposals?prospect=" + id).then().statusCode(200).body("items", empty());
    }

    @Test
    void the_list_has_pages_and_is_for_stewards() {
        Person person = SocialSignIn.asNewVisitor();
        imported(TestImports.system(), person.email());
        imported(TestImports.system(), person.email());
        String id = TestRegistrations.register(person, null, form(person, person.email(), Map.of())).then().statusCode(201).extract().path("id");

        String next = as(Tokens.of("steward")).get("/match-proposals?limit=1&prospect=" + id).then().statusCode(200).body("items", hasSize(1)).extract().path("next");
        as(Tokens.of("steward")).queryParam("after", next).get("/match-proposals?limit=1&prospect=" + id).then().statusCode(200).body("items", hasSize(1), "next", nullValue());

        refused(as(Tokens.of("steward")).get("/match-proposals?after=mine"), 400, "malformed-cursor");
        refused(as(Tokens.of("steward")).get("/match-proposals?limit=201"), 422, "invalid");
        refused(as(Tokens.of("steward")).put("/match-proposals/{id}/dismissal", UUID.randomUUID()), 404, "match-proposal-not-found");
        for (String token : List.of(Tokens.of("sales"), person.token())) {
            refused(as(token).get("/match-proposals"), 403, "forbidden");
            refused(as(token).put("/match-proposals/{id}/dismissal", UUID.randomUUID()), 403, "forbidden");
        }
        refused(anonymously().get("/match-proposals"), 401, "unauthorized");
        as(person.token()).get("/me/data").then().body("keySet()", not(hasItem("matchProposals")));
    }

    private static String imported(String system, String email) {
        return TestImports.take(file("1", email), system).getString("results[0].prospect");
    }

    private static String file(String key, String email) {
        return "key,first_name,last_name,email,company,phone\n" + key + ",Imported,Known " + email.hashCode() + "," + email + ",Fabrikam," + phone(email) + "\n";
    }

    /** One that only who has that address has. */
    private static String phone(String email) {
        return "+4930901" + (10_000 + Math.floorMod(email.toLowerCase(Locale.ROOT).hashCode(), 90_000));
    }

    private static Response register(Person person, List<String> claims, Map<String, ?> more) {
        return TestRegistrations.register(person, TestSignIns.choice("social", claims), form(person, person.email(), more));
    }

    private static Map<String, Object> form(Person person, String email, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(TestRegistrations.form(person));
        form.put("email", email);
        form.putAll(more);
        return form;
    }

    /** Somebody else at the network to whom the same mailbox was confirmed. */
    private static Person sameMailbox(String email) {
        return SocialSignIn.as("google", SocialSignIn.newVisitor("google", "visitor-" + UUID.randomUUID(), email, Map.of()));
    }

    /** Begins two requests, and lets them go on when both wait for a prospect's row: then neither has finished when the other looks. */
    private static <T> T bothWaitingFor(String prospect, Supplier<T> requests) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (Connection holder = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class))) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select 1 from prospect where id = '" + prospect + "' for update");
            T begun = requests.get();
            Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
            while (rows("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").size() < 2) {
                if (Instant.now().isAfter(deadline)) throw new AssertionError("they did not wait within a minute");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            holder.rollback();
            return begun;
        }
    }

    /** What an answer tells beside ids and times. */
    private static String shape(Response answer) {
        return answer.statusCode() + answer.asString().replaceAll("[0-9a-f-]{36}", "id").replaceAll("\\d{4}-[^\"]+Z", "time") + answer.headers().asList().stream()
                // A time of a whole second is written shorter.
                .filter(header -> !header.getName().equalsIgnoreCase("Content-Length")).map(header -> header.getName() + header.getValue().replaceAll("[0-9a-f-]{36}", "id")).sorted().toList();
    }
}
