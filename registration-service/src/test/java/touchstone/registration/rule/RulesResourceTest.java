package touchstone.registration.rule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestDatabase;
import touchstone.registration.provider.TestProviders;
import touchstone.test.Tokens;

@QuarkusTest
class RulesResourceTest {
    private static final String STEWARD = "steward";

    @ParameterizedTest
    @ValueSource(strings = {"social", "google", "linkedin", "github", "facebook", "microsoft"})
    void each_network_comes_with_rules_and_none_lets_us_sell(String alias) {
        as(Tokens.of(STEWARD)).get("/providers/{alias}/rules/revisions", alias).then().statusCode(200)
                .body("items[-1].revision", equalTo(0), "items[-1].provider", equalTo(alias), "items[-1].sell", equalTo(false), "items[-1].decidedBy", equalTo("touchstone"));
    }

    @Test
    void stewards_decide_anew_and_what_held_before_stays_readable() {
        String alias = TestProviders.any();
        decide(alias, "\"0\"", rules(true, 30)).then().statusCode(200).body("keepDays", equalTo(30), "decidedBy", equalTo("steward"));
        decide(alias, "\"0\"", rules(false, null)).then().statusCode(200).header("ETag", "\"1\"");

        as(Tokens.of(STEWARD)).get("/providers/{alias}/rules", alias).then().body("store", equalTo(false), "keepDays", nullValue());
        as(Tokens.of(STEWARD)).get("/providers/{alias}/rules/revisions", alias).then().body("items.store", contains(false, true), "items.revision", contains(1, 0));
    }

    @Test
    void a_provider_whose_terms_nobody_has_read_allows_nothing() {
        as(Tokens.of(STEWARD)).get("/providers/{alias}/rules", TestProviders.any()).then().statusCode(200)
                .body("store", equalTo(false), "show", equalTo(false), "export", equalTo(false), "mail", equalTo(false));
    }

    @Test
    void of_two_decisions_at_once_one_is_told_to_look_again() {
        String alias = TestProviders.any();
        decide(alias, "\"0\"", rules(true, null)).then().statusCode(200);

        List<Integer> answers = Stream.of(1, 2).map(days -> CompletableFuture.supplyAsync(() -> decide(alias, "\"0\"", rules(true, days)).statusCode()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(200, 412), answers);
        refused(decide(alias, "\"9\"", rules(true, 1)), 412, "revision-outdated");
        refused(as(Tokens.of(STEWARD)).body(rules(true, 1)).put("/providers/{alias}/rules", alias), 428, "if-match-required");
    }

    @Test
    void rules_are_complete_and_within_bounds() {
        String alias = TestProviders.any();
        refused(decide(alias, "\"0\"", Map.of()), 422, "invalid").body("errors.pointer", contains("/export", "/mail", "/reason", "/refresh", "/score", "/sell", "/show", "/store"));
        refused(decide(alias, "\"0\"", rules(true, 0)), 422, "invalid").body("errors.pointer", contains("/keepDays"));
        refused(decide("unheard-of", "\"0\"", rules(true, 1)), 404, "provider-not-found");
    }

    @Test
    void a_claim_that_is_declined_is_neither_announced_nor_taken() {
        String alias = TestProviders.any();
        policy(alias, "email", "\"0\"", "DECLINE").then().statusCode(200).header("ETag", "\"1\"").body("decision", equalTo("DECLINE"), "decidedBy", equalTo("steward"));

        anonymously().get("/providers/{alias}", alias).then().body("claims.size()", equalTo(0));
        refused(anonymously().body(Map.of("provider", alias, "claims", List.of("email"), "noticeHash", TestProviders.noticeHash(alias))).post("/capture-choices"), 422, "claim-not-offered");
        refused(policy(alias, "email", "\"0\"", "CAPTURE"), 412, "revision-outdated");
        policy(alias, "email", "\"1\"", "CAPTURE").then().statusCode(200);
        anonymously().get("/providers/{alias}", alias).then().body("claims.name", hasItem("email"));
    }

    @Test
    void a_decision_is_on_a_claim_that_there_is() {
        refused(policy("google", "shoe_size", "\"0\"", "CAPTURE"), 404, "claim-not-found");
        refused(policy("google", "sub", "\"0\"", "DECLINE"), 404, "claim-not-found");
    }

    @Test
    void without_a_decision_what_fills_the_form_is_captured_and_the_rest_only_shown() {
        as(Tokens.of(STEWARD)).get("/providers/github/capture-policies").then().statusCode(200)
                .body("items.find { it.claim == 'company' }.decision", equalTo("CAPTURE"), "items.find { it.claim == 'blog' }.decision", equalTo("SHOW_ONLY"),
                        "items.find { it.claim == 'blog' }.revision", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update provider_rules set store = true", "delete from capture_policy"})
    void decisions_are_never_rewritten(String statement) {
        assertThrows(SQLException.class, () -> TestDatabase.run(statement));
    }

    @Test
    void marketing_reads_what_was_decided_and_decides_nothing() {
        for (String path : List.of("/providers/google/rules", "/providers/google/rules/revisions", "/providers/google/capture-policies")) as(Tokens.of("marketing")).get(path).then().statusCode(200);
        refused(as(Tokens.of("marketing")).header("If-Match", "\"0\"").body(rules(true, 1)).put("/providers/google/rules"), 403, "forbidden");
        refused(as(Tokens.of("marketing")).header("If-Match", "\"0\"").body(Map.of("decision", "DECLINE", "reason", "none")).put("/providers/google/capture-policies/hd"), 403, "forbidden");
        refused(as(Tokens.of("marketing")).get("/prospects"), 403, "forbidden");
    }

    @Test
    void nobody_else_gets_in() {
        for (String path : List.of("/providers/google/rules", "/providers/google/rules/revisions", "/providers/google/capture-policies")) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).get(path), 403, "forbidden");
        }
        refused(as(Tokens.of("sales")).header("If-Match", "\"0\"").body(rules(true, 1)).put("/providers/google/rules"), 403, "forbidden");
        refused(as(Tokens.of("sales")).header("If-Match", "\"0\"").body(Map.of("decision", "DECLINE", "reason", "none")).put("/providers/google/capture-policies/hd"), 403, "forbidden");
    }

    private static Map<String, Object> rules(boolean store, Integer keepDays) {
        Map<String, Object> rules = new HashMap<>(Map.of("store", store, "refresh", true, "show", true, "sell", false, "score", false, "export", false, "mail", false, "reason", "Their terms, section 1."));
        if (keepDays != null) rules.put("keepDays", keepDays);
        return rules;
    }

    private static Response decide(String alias, String etag, Map<String, Object> rules) {
        return as(Tokens.of(STEWARD)).header("If-Match", etag).body(rules).put("/providers/{alias}/rules", alias);
    }

    private static Response policy(String alias, String claim, String etag, String decision) {
        return as(Tokens.of(STEWARD)).header("If-Match", etag).body(Map.of("decision", decision, "reason", "We never used it.")).put("/providers/{alias}/capture-policies/{claim}", alias, claim);
    }
}
