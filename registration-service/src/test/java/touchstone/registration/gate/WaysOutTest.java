package touchstone.registration.gate;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestCalls;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

/** Every way by which a value could leave, as the OpenAPI lists them: who adds one is tested too. */
@QuarkusTest
class WaysOutTest {
    @Inject
    Housekeeping housekeeping;

    @ParameterizedTest
    @ValueSource(strings = {"sales", "steward"})
    void what_a_provider_lets_nobody_see_leaves_by_no_way(String role) {
        Registered ann = atGithub();
        String secret = ann.visitor().familyName();
        moveTo(forbidding(), ann);

        List<String> tried = new ArrayList<>();
        Map<String, ?> paths = anonymously().get("/q/openapi?format=json").then().extract().jsonPath().getMap("paths");
        for (String path : paths.keySet()) {
            if (!((Map<?, ?>) paths.get(path)).containsKey("get") || path.startsWith("/me")) continue;
            String there = path.replace("{id}", ann.id()).replace("{alias}", "github").replaceAll("\\{[a-z]+}", "any");
            for (String query : List.of("", "?format=CSV", "?format=VCARD", "?limit=200", "?q=" + secret)) {
                String body = as(Tokens.of(role)).get(there + query).asString();
                assertFalse(body.contains(secret), there + query);
            }
            tried.add(path);
        }
        assertTrue(tried.containsAll(List.of("/prospects", "/prospects/{id}", "/prospects/{id}/claims", "/prospects/{id}/history", "/prospects/{id}/provenance", "/match-proposals", "/exports/prospects", "/exports/prospects/stream")), tried.toString());
        as(ann.token()).get("/me").then().body("familyName", equalTo(secret));
        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().body("withheld", contains("givenName", "familyName", "email", "company"), "givenName", nullValue());
    }

    @Test
    void what_may_be_shown_may_still_not_be_exported() {
        Registered ann = atGithub();

        String file = as(Tokens.of("steward")).get("/exports/prospects?limit=10000").then().statusCode(200).header("Touchstone-Touch", "verb=exported").extract().asString();

        assertTrue(file.contains(ann.id()));
        assertFalse(file.contains(ann.visitor().email()));
        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().body("email", equalTo(ann.visitor().email()), "withheld", nullValue());
    }

    @Test
    void what_a_person_typed_is_theirs_to_give() {
        Registered ann = TestSignIns.registered("github", Map.of("name", "Ann Known"), List.of(), Map.of("company", "=1+1, typed"));

        String row = as(Tokens.of("steward")).get("/exports/prospects?limit=10000").asString().lines().filter(line -> line.startsWith(ann.id())).findFirst().orElseThrow();

        assertEquals(ann.id() + ",Visitor," + ann.visitor().familyName() + ",,," + ann.visitor().email() + ",\"'=1+1, typed\",,,,,,,,,,,", row);
    }

    @Test
    void the_vault_shows_what_was_allowed_and_is_sealed() {
        Registered ann = atGithub();

        as(Tokens.of("sales")).get("/prospects/{id}/claims", ann.id()).then().statusCode(200)
                .body("items.claim", contains("company", "email", "location", "name"), "items.find { it.claim == 'location' }.text", equalTo("Seattle"));
        assertTrue(rows("select text from vault.claim c join identity i on i.id = c.identity where i.prospect = ?", UUID.fromString(ann.id())).stream().noneMatch(text -> text.contains("Seattle")));
    }

    @Test
    void what_is_kept_too_long_is_hidden_at_once_and_removed_by_schedule() {
        Registered ann = atGithub();
        String claims = "select name from vault.claim c join identity i on i.id = c.identity where i.prospect = ? order by name";
        update("update vault.claim set received_at = received_at - interval '400 days' where name = 'location' and identity in (select id from identity where prospect = ?)", UUID.fromString(ann.id()));

        as(Tokens.of("sales")).get("/prospects/{id}/claims", ann.id()).then().body("items.claim", contains("company", "email", "name"));
        assertEquals(List.of("company", "email", "location", "name"), rows(claims, UUID.fromString(ann.id())));
        TestCalls.await(housekeeping::tidy);
        assertEquals(List.of("company", "email", "name"), rows(claims, UUID.fromString(ann.id())));
    }

    @Test
    void what_we_decline_is_hidden_at_once_and_removed_by_schedule() {
        Registered ann = atGithub();
        String alias = TestProviders.any();
        update("update identity set provider = ? where prospect = ?", alias, UUID.fromString(ann.id()));
        as(Tokens.of("steward")).header("If-Match", "\"0\"").body(Map.of("store", true, "refresh", false, "show", true, "sell", false, "score", false, "export", false, "mail", false, "reason", "A test."))
                .put("/providers/{alias}/rules", alias).then().statusCode(200);
        update("insert into proposal (id, prospect, identity, attribute, claim, verified, text, print, proposed_at) select gen_random_uuid(), prospect, id, 'EMAIL', 'email', true, '', ?, now() from identity where prospect = ?",
                ann.id(), UUID.fromString(ann.id()));
        String claims = "select name from vault.claim c join identity i on i.id = c.identity where i.prospect = ? order by name";

        as(Tokens.of("steward")).header("If-Match", "\"0\"").body(Map.of("decision", "DECLINE", "reason", "We never used it.")).put("/providers/{alias}/capture-policies/email", alias).then().statusCode(200);

        as(Tokens.of("sales")).get("/prospects/{id}/claims", ann.id()).then().body("items.claim", contains("company", "location", "name"));
        assertEquals(List.of("company", "email", "location", "name"), rows(claims, UUID.fromString(ann.id())));
        TestCalls.await(housekeeping::tidy);
        assertEquals(List.of("company", "location", "name"), rows(claims, UUID.fromString(ann.id())));
        assertEquals(List.of(), rows("select id from proposal where prospect = ?", UUID.fromString(ann.id())));
    }

    @Test
    void old_answers_and_choices_that_nobody_followed_are_removed() {
        String abandoned = TestSignIns.choice("social", List.of());
        String fresh = TestSignIns.choice("social", List.of());
        Registered ann = atGithub();
        update("insert into capture_choice select gen_random_uuid(), provider, claims, notice, 'left-' || ?, chosen_at - interval '2 days' from capture_choice where id = ?", abandoned, UUID.fromString(abandoned));
        update("insert into idempotency (caller, key, request, answer, created_at) values (?, 'old', '', '', now() - interval '8 days'), (?, 'new', '', '', now())", abandoned, abandoned);

        TestCalls.await(housekeeping::tidy);

        assertEquals(List.of(), rows("select id from capture_choice where visitor = ?", "left-" + abandoned));
        assertEquals(1, rows("select id from capture_choice where id = ?", UUID.fromString(fresh)).size());
        assertEquals(1, rows("select id from capture_choice where id = ?", UUID.fromString(ann.choice())).size());
        assertEquals(List.of("new"), rows("select key from idempotency where caller = ?", abandoned));
    }

    @Test
    void events_that_were_delivered_long_ago_are_removed_and_those_on_their_way_stay() {
        String subject = "prospect/" + UUID.randomUUID();
        update("insert into outbox_event (id, subscriber, subject, body, created_at, due_at, delivered_at) values (gen_random_uuid(), 'nobody', ?, 'old', now(), now(), now() - interval '8 days'), "
                + "(gen_random_uuid(), 'nobody', ?, 'young', now(), now(), now() - interval '6 days'), (gen_random_uuid(), 'nobody', ?, 'waiting', now() - interval '31 days', 'infinity', null)", subject, subject, subject);

        TestCalls.await(housekeeping::tidy);

        assertEquals(List.of("waiting", "young"), rows("select body from outbox_event where subject = ? order by body", subject));
    }

    @Test
    void results_of_imports_are_removed_after_three_months_and_files_that_never_arrived_too() {
        String system = "s-" + UUID.randomUUID();
        for (String[] one : new String[][] {{"FINISHED", "91"}, {"FINISHED", "89"}, {"ARRIVING", "91"}}) {
            update("insert into prospect_import (id, author, kind, system, legal_basis, dry_run, columns, state, received_at, finished_at) "
                    + "select gen_random_uuid(), 'steward', 'PROSPECTS', ?, 'CONSENT', false, '[]', ?, now() - ? * interval '1 day', case when ? = 'FINISHED' then now() - ? * interval '1 day' end", system, one[0], Integer.valueOf(one[1]), one[0], Integer.valueOf(one[1]));
        }

        TestCalls.await(housekeeping::tidy);

        assertEquals(List.of("FINISHED"), rows("select state from prospect_import where system = ?", system));
    }

    @Test
    void what_a_claim_was_good_for_counts_for_its_policy() {
        Map<String, Integer> before = counts();

        TestSignIns.registered("github", Map.of("company", "Fabrikam", "location", "Seattle"), List.of("company", "location"), Map.of("company", "Fabrikam"));
        TestSignIns.registered("github", Map.of("company", "Fabrikam"), List.of("company"), Map.of("company", "Typed instead"));

        Map<String, Integer> after = counts();
        after.replaceAll((count, number) -> number - before.get(count));
        assertEquals(Map.of("company.allowed", 2, "company.filled", 2, "company.confirmed", 1, "location.allowed", 1, "location.filled", 0, "location.confirmed", 0), after);
    }

    private static Map<String, Integer> counts() {
        JsonPath policies = as(Tokens.of("steward")).get("/providers/github/capture-policies").then().statusCode(200).extract().jsonPath();
        Map<String, Integer> counts = new HashMap<>();
        for (String claim : List.of("company", "location")) for (String count : List.of("allowed", "filled", "confirmed")) counts.put(claim + "." + count, policies.getInt("items.find { it.claim == '" + claim + "' }." + count));
        return counts;
    }

    /** Somebody whose names, address and company are claims they confirmed. */
    private static Registered atGithub() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("github", name, name + "@fabrikam.test",
                Map.of("name", "Visitor " + name.substring(name.length() - 12), "company", "Fabrikam", "location", "Seattle"));
        return TestSignIns.registered("github", visitor, List.of("name", "email", "company", "location"), Map.of("company", "Fabrikam"));
    }

    /** A provider whose rules forbid all but storing. */
    private static String forbidding() {
        String alias = TestProviders.any();
        as(Tokens.of("steward")).header("If-Match", "\"0\"").body(Map.of("store", true, "refresh", false, "show", false, "sell", false, "score", false, "export", false, "mail", false, "reason", "A test."))
                .put("/providers/{alias}/rules", alias).then().statusCode(200);
        return alias;
    }

    private static void moveTo(String alias, Registered prospect) {
        update("update prospect set provenance = replace(provenance::text, '\"github\"', '\"' || ? || '\"')::jsonb where id = ?", alias, UUID.fromString(prospect.id()));
        update("update identity set provider = ? where prospect = ?", alias, UUID.fromString(prospect.id()));
    }
}
