package touchstone.registration.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;
import static touchstone.registration.imports.TestImports.asSteward;
import static touchstone.registration.imports.TestImports.awaited;
import static touchstone.registration.imports.TestImports.file;
import static touchstone.registration.imports.TestImports.send;
import static touchstone.registration.imports.TestImports.system;
import static touchstone.registration.imports.TestImports.take;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class ImportResourceTest {
    private static final String HEADER = "key,first_name,last_name,email,company\n";

    @Test
    void people_are_taken_in_whole_with_what_is_wrong_said_of_each() {
        String system = system();

        JsonPath seen = take(file("people.csv"), system, Map.of("country", "US"));

        assertEquals(Map.of("total", 3, "waiting", 0, "added", 3, "changed", 0, "unchanged", 0, "refused", 0), seen.getMap("rows"));
        assertEquals(List.of(2, 3, 4), seen.getList("results.row"));
        assertEquals(List.of("not-an-address"), seen.getList("results[2].findings.code"));
        assertEquals(List.of("not-a-phone-number"), seen.getList("results[1].findings.code"));
        assertNull(seen.get("columns.find { it.column == 'yearly_income_usd' }.field"));
        assertEquals("familyName", seen.get("columns.find { it.column == 'last_name' }.field"));
        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[1].prospect")).then().statusCode(200)
                .body("familyName", equalTo("Zwei, the \"second\""), "email", equalTo("zwei@fabrikam.test"), "emailVerified", equalTo(false), "salutation", equalTo("Mr."),
                        "addresses[0].lines", contains("2 Second Street", "Unit 2"), "addresses[0].administrativeArea", equalTo("WA"), "addresses[0].country", equalTo("US"));
        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[0].prospect")).then().body("channels.find { it.type == 'PHONE' }.value", equalTo("+12065550101"));
        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[2].prospect")).then().statusCode(200).body("familyName", equalTo("Drei"), "email", nullValue());
        // What the system said stays what it said; what was passed over is nowhere.
        String said = rows("select said::text from source_record where prospect = ?", UUID.fromString(seen.getString("results[2].prospect"))).get(0);
        assertTrue(said.contains("drei@nodomain") && said.contains("206-555-0103"), said);
        assertFalse(said.contains("30000"), said);
    }

    @Test
    void each_value_says_which_system_it_is_from_and_on_what_basis() {
        String system = system();
        String id = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,Fabrikam\n", system).getString("results[0].prospect");

        as(Tokens.of("steward")).get("/prospects/{id}/provenance", id).then().statusCode(200)
                .body("items.field", contains("givenName", "familyName", "email", "company"), "items.kind.unique()", contains("IMPORT"), "items.system.unique()", contains(system),
                        "items.legalBasis.unique()", contains("LEGITIMATE_INTEREST"), "items.confirmedBy.unique()", contains("NOBODY"));
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_changed_row_changes_one() {
        String system = system();
        JsonPath first = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,Fabrikam\n2,Bo,Ek,bo@fabrikam.test,\n", system);
        String id = first.getString("results[0].prospect");
        String etag = as(Tokens.of("sales")).get("/prospects/{id}", id).header("ETag");

        assertEquals(2, take(HEADER + "1,Ann,Lee,ann@fabrikam.test,Fabrikam\n2,Bo,Ek,bo@fabrikam.test,\n", system).getInt("rows.unchanged"));
        assertEquals(etag, as(Tokens.of("sales")).get("/prospects/{id}", id).header("ETag"));
        JsonPath changed = take(HEADER + "1,Ann,Leeds,ann@fabrikam.test,\n2,Bo,Ek,bo@fabrikam.test,\n", system);

        assertEquals(Map.of("total", 2, "waiting", 0, "added", 0, "changed", 1, "unchanged", 1, "refused", 0), changed.getMap("rows"));
        assertEquals(id, changed.getString("results[0].prospect"));
        as(Tokens.of("sales")).get("/prospects/{id}", id).then().body("familyName", equalTo("Leeds"), "company", nullValue());
        assertEquals(2, rows("select id from source_record where prospect = ?", UUID.fromString(id)).size());
    }

    @Test
    void what_a_steward_corrected_is_not_overwritten_and_what_they_took_back_does_not_come_again() {
        String system = system();
        String header = "key,first_name,last_name,email,phone,address_line1,city,state,postal_code,country\n";
        String id = take(header + "1,Ann,Lee,ann@fabrikam.test,206-555-0101,1 First Street,Fabrikam City,WA,98001,US\n", system).getString("results[0].prospect");
        as(Tokens.of("steward")).header("If-Match", "\"0\"").body("{\"familyName\": \"Leigh\", \"addresses\": []}").contentType("application/merge-patch+json").patch("/prospects/{id}", id).then().statusCode(200);

        take(header + "1,Anna,Li,ann@fabrikam.test,206-555-0199,2 Second Street,Fabrikam City,WA,98001,US\n", system);

        as(Tokens.of("sales")).get("/prospects/{id}", id).then().body("givenName", equalTo("Anna"), "familyName", equalTo("Leigh"), "addresses", equalTo(List.of()),
                "channels.findAll { it.type == 'PHONE' }.value", contains("+12065550199"));
    }

    @Test
    void another_system_does_not_overwrite_and_its_keys_are_its_own() {
        String one = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,\n", system()).getString("results[0].prospect");
        String other = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,\n", system()).getString("results[0].prospect");

        assertFalse(one.equals(other));
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        String system = system();

        JsonPath dry = take(file("people.csv"), system, Map.of("dryRun", true));

        assertEquals(3, dry.getInt("rows.added"));
        assertEquals(List.of(), rows("select key from external_reference where system = ?", system));
        assertEquals(List.of(), rows("select id from source_record where system = ?", system));
        assertEquals(3, take(file("people.csv"), system).getInt("rows.added"));
        assertEquals(3, take(file("people.csv"), system, Map.of("dryRun", true)).getInt("rows.unchanged"));
    }

    @Test
    void companies_become_accounts() {
        String system = system();

        JsonPath seen = take(file("companies.csv"), system);

        assertEquals("ACCOUNTS", seen.getString("kind"));
        assertEquals(2, seen.getInt("rows.added"));
        as(Tokens.of("sales")).get("/accounts/{id}", seen.getString("results[1].account")).then().statusCode(200).header("Touchstone-Touch", startsWith("verb=viewed"))
                .body("name", equalTo("Contoso, Ltd."), "fields", hasEntry("phone", "1 (11) 500 555-0112"), "fields", hasEntry("country", "GB"), "fields", hasEntry("annualRevenue", "80000.0000"));
        as(Tokens.of("steward")).queryParam("q", "contoso, l").get("/accounts").then().statusCode(200).body("items[0].name", equalTo("Contoso, Ltd."));
        assertEquals(2, take(file("companies.csv"), system).getInt("rows.unchanged"));
        refused(as(Tokens.of("sales")).get("/accounts/{id}", UUID.randomUUID()), 404, "account-not-found");
        refused(as(Tokens.ofNewProspect().token()).get("/accounts"), 403, "forbidden");
    }

    @Test
    void a_mapping_says_what_columns_of_other_names_are() {
        JsonPath seen = take("Nr,Vorname,Nachname,Firma\n7,Ann,Lee,Fabrikam\n", system(), Map.of("mapping", "{\"Nr\": \"key\", \"Vorname\": \"givenName\", \"Nachname\": \"familyName\"}"));

        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[0].prospect")).then().body("givenName", equalTo("Ann"), "company", nullValue());
        refused(send("Nr\n7\n", system(), Map.of("mapping", "{\"Nr\": \"shoeSize\"}")), 422, "mapping-not-readable");
        refused(send("Nr\n7\n", system(), Map.of("mapping", "{\"Other\": \"key\"}")), 422, "mapping-not-readable");
        refused(send("a,b\n7,8\n", system(), Map.of("mapping", "{\"a\": \"email\", \"b\": \"email\"}")), 422, "mapping-not-readable");
        refused(send("a,b\n7,8\n", system(), Map.of("mapping", "[1]")), 422, "mapping-not-readable");
        refused(send("a,b\n7,8\n", system(), Map.of()), 422, "mapping-not-readable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'1,Ann,Lee,ann@fabrikam.test'|wrong-number-of-cells",
        "',Ann,Lee,ann@fabrikam.test,'|key-missing",
        "'1,,,,'|nobody-named",
        "'1,,,no address,'|nobody-named",
    })
    void a_row_that_cannot_go_in_costs_itself_only(String row, String code) {
        JsonPath seen = take(HEADER + row + "\n2,Bo,Ek,bo@fabrikam.test,\n", system());

        assertEquals(Map.of("total", 2, "waiting", 0, "added", 1, "changed", 0, "unchanged", 0, "refused", 1), seen.getMap("rows"));
        assertTrue(seen.getList("results[0].findings.code").contains(code), seen.getString("results[0]"));
    }

    @Test
    void a_sign_for_a_company_costs_nothing() {
        assertEquals(2, take(HEADER + "1,Ann,Lee,ann@fabrikam.test,@\n2,Bo,Ek,bo@fabrikam.test,\n", system()).getInt("rows.added"));
    }

    /** As a key, in lower case, this address has twice its characters: more than the column has room for. */
    @Test
    void what_the_database_does_not_take_costs_its_row_only() {
        JsonPath seen = take("first_name,last_name,email\nAnn,Lee,ann@fabrikam.test\nEve,Lee," + "\u0130".repeat(200) + "\nBo,Ek,bo@fabrikam.test\n", system());

        assertEquals(List.of("ADDED", "REFUSED", "ADDED"), seen.getList("results.outcome"));
        assertTrue(seen.getList("results[1].findings.code").contains("not-storable"), seen.getString("results[1]"));
    }

    @Test
    void a_key_twice_in_a_file_counts_once() {
        String file = HEADER + "1,Ann,Lee,ann@fabrikam.test,\n1,Eve,Lee,eve@fabrikam.test,\n";
        String system = system();

        assertEquals(List.of("ADDED", "REFUSED"), take(file, system).getList("results.outcome"));
        assertEquals(List.of("UNCHANGED", "REFUSED"), take(file, system).getList("results.outcome"));
    }

    @Test
    void what_deceives_or_is_too_long_stays_outside_and_formulas_go_out_guarded() {
        JsonPath seen = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,A\u202Eb\n2," + "x".repeat(101) + ",Ek,bo@fabrikam.test,\n3,Cy,Fox,cy@fabrikam.test,'=1+1\n", system());

        assertEquals(List.of("invisible-characters", "too-long"), seen.getList("results.collectMany { it.findings ?: [] }.code"));
        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[1].prospect")).then().body("givenName", nullValue(), "familyName", equalTo("Ek"));
        as(Tokens.of("sales")).get("/prospects/{id}", seen.getString("results[2].prospect")).then().body("company", equalTo("=1+1"));
        String row = as(Tokens.of("steward")).get("/exports/prospects?limit=10000").asString().lines().filter(line -> line.startsWith(seen.getString("results[2].prospect"))).findFirst().orElseThrow();
        assertTrue(row.contains("'=1+1"), row);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_leaves_nothing() {
        String system = system();
        refused(send(HEADER + "1,\"Ann,Lee,a@fabrikam.test,\n2,Bo,Ek,b@fabrikam.test,\n", system, Map.of()), 422, "file-not-readable");
        refused(send(HEADER + "1,\"Ann\"n,Lee,a@fabrikam.test,\n", system, Map.of()), 422, "file-not-readable");
        refused(send("", system, Map.of()), 422, "file-not-readable");
        refused(send("key,key\n1,2\n", system, Map.of()), 422, "header-not-readable");
        refused(asSteward().queryParam("system", system).queryParam("legalBasis", "STEPS_AT_REQUEST").body((HEADER + "1,M\u00fcller,Lee,a@fabrikam.test,\n").getBytes(StandardCharsets.ISO_8859_1))
                .post("/prospect-imports"), 422, "file-not-readable");
        refused(send(HEADER + "x".repeat(10 << 20), system, Map.of()), 413, "file-too-large");

        assertEquals(List.of(), rows("select id from prospect_import where system = ?", system));
    }

    @Test
    void a_zero_character_costs_its_row_and_a_mark_at_the_start_nothing() {
        assertEquals(List.of("REFUSED", "ADDED"), take("\uFEFF" + HEADER + "1,A\0nn,Lee,a@fabrikam.test,\n2,Bo,Ek,b@fabrikam.test,\n", system()).getList("results.outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "approver"})
    void only_stewards_import(String role) {
        refused(as(Tokens.of(role)).contentType("text/csv").body(HEADER).post("/prospect-imports?system=crm&legalBasis=STEPS_AT_REQUEST"), 403, "forbidden");
        refused(as(Tokens.of(role)).get("/prospect-imports"), 403, "forbidden");
        refused(anonymously().get("/prospect-imports"), 401, "unauthorized");
    }

    @Test
    void an_import_is_named_and_listed() {
        String location = send(HEADER, system(), Map.of()).then().statusCode(202).header("Touchstone-Touch", containsString("verb=imported")).extract().header("Location");
        awaited(location);

        as(Tokens.of("steward")).get("/prospect-imports?limit=200").then().statusCode(200).body("items.id", org.hamcrest.Matchers.hasItem(location.substring("/prospect-imports/".length())));
        refused(as(Tokens.of("steward")).get("/prospect-imports/{id}", UUID.randomUUID()), 404, "import-not-found");
        refused(asSteward().body(HEADER).post("/prospect-imports?system=CRM!&legalBasis=STEPS_AT_REQUEST"), 422, "invalid");
        refused(asSteward().body(HEADER).post("/prospect-imports?system=crm"), 422, "invalid");
    }

    /** As a process leaves it that is killed between two batches. */
    @Test
    void an_import_that_its_process_left_in_the_middle_is_gone_on_with_and_no_row_is_taken_in_twice() {
        String system = system();
        UUID id = UUID.fromString(take(HEADER + "1,Ann,Lee,ann@fabrikam.test,\n2,Bo,Ek,bo@fabrikam.test,\n", system).getString("id"));
        update("insert into prospect_import_row (import, row, cells) values (?, 4, array['3','Cy','Fox','cy@fabrikam.test',''])", id);
        update("update prospect_import set state = 'RUNNING', finished_at = null, leased_until = now() - interval '1 second' where id = ?", id);

        JsonPath seen = awaited("/prospect-imports/" + id);

        assertEquals(Map.of("total", 3, "waiting", 0, "added", 3, "changed", 0, "unchanged", 0, "refused", 0), seen.getMap("rows"));
        assertEquals(3, rows("select id from source_record where system = ?", system).size());
    }

    @Test
    void rows_are_kept_as_they_came_until_they_are_taken_in_and_no_longer() {
        String id = take(file("people.csv"), system()).getString("id");

        assertEquals(List.of(), rows("select row from prospect_import_row where import = ? and cells is not null", UUID.fromString(id)));
    }

    @Test
    void who_was_erased_is_not_brought_back_by_the_same_file() {
        String system = system();
        String file = HEADER + "1,Ann,Unforgotten,ann@fabrikam.test,\n";
        String id = take(file, system).getString("results[0].prospect");

        refused(as(Tokens.of("sales")).header("If-Match", "\"0\"").delete("/prospects/{id}", id), 403, "forbidden");
        refused(as(Tokens.of("steward")).delete("/prospects/{id}", id), 428, "if-match-required");
        refused(as(Tokens.of("steward")).header("If-Match", "\"5\"").delete("/prospects/{id}", id), 412, "revision-outdated");
        as(Tokens.of("steward")).header("If-Match", "\"0\"").delete("/prospects/{id}", id).then().statusCode(200);

        refused(as(Tokens.of("sales")).get("/prospects/{id}", id), 404, "prospect-not-found");
        assertEquals(List.of(), rows("select row from prospect_import_row where prospect = ?", UUID.fromString(id)));
        assertEquals(List.of("erased"), take(file, system).getList("results[0].findings.code"));
    }

    @Test
    void who_had_the_use_of_their_data_ended_is_not_changed_by_a_file() {
        String system = system();
        String id = take(HEADER + "1,Ann,Lee,ann@fabrikam.test,\n", system).getString("results[0].prospect");
        update("update prospect set restricted_at = now() where id = ?", UUID.fromString(id));

        JsonPath seen = take(HEADER + "1,Ann,Leeds,ann@fabrikam.test,\n2,Bo,Ek,bo@fabrikam.test,\n", system);

        assertEquals(List.of("restricted"), seen.getList("results[0].findings.code"));
        assertEquals(List.of("REFUSED", "ADDED"), seen.getList("results.outcome"));
        assertEquals(List.of("Lee"), rows("select family_name from prospect where id = ?", UUID.fromString(id)));
    }

    @Test
    void who_was_erased_comes_back_with_no_file_but_by_themselves() {
        Registered ann = TestSignIns.registered("social", Map.of(), List.of("email", "email_verified"), Map.of());
        String file = HEADER + "1,Ann,Lee," + ann.visitor().email().toUpperCase(Locale.ROOT) + ",\n";
        as(ann.token()).header("If-Match", "\"0\"").delete("/me").then().statusCode(200);

        assertEquals(List.of("erased"), take(file, system()).getList("results[0].findings.code"));
        assertEquals(List.of("erased"), take(file, system(), Map.of("dryRun", true)).getList("results[0].findings.code"));
        TestSignIns.registered("github", SocialSignIn.newVisitor("github", "again-" + UUID.randomUUID(), ann.visitor().email(), Map.of()), List.of("email"), Map.of());
    }

    /** Prospects and resellers of AdventureWorks (MIT, Microsoft SQL Server samples). */
    @Test
    @EnabledIfEnvironmentVariable(named = "TOUCHSTONE_DATA", matches = ".+", disabledReason = "the reference data is not part of the project")
    void the_reference_files_go_in_whole_and_change_nothing_when_sent_again() throws IOException {
        String people = Files.readString(Path.of(System.getenv("TOUCHSTONE_DATA"), "adventureworks", "prospective_buyers.csv"));
        String companies = Files.readString(Path.of(System.getenv("TOUCHSTONE_DATA"), "adventureworks", "resellers.csv"));
        String system = system();

        assertEquals(Map.of("total", 2059, "waiting", 0, "added", 2059, "changed", 0, "unchanged", 0, "refused", 0), take(people, system, Map.of("country", "US")).getMap("rows"));
        assertEquals(Map.of("total", 701, "waiting", 0, "added", 701, "changed", 0, "unchanged", 0, "refused", 0), take(companies, system).getMap("rows"));
        assertEquals(2059, take(people, system, Map.of("country", "US")).getInt("rows.unchanged"));
        assertEquals(701, take(companies, system).getInt("rows.unchanged"));
    }
}
