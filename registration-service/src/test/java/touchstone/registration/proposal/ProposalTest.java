package touchstone.registration.proposal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.gate.Housekeeping;
import touchstone.registration.gate.TestHousekeeping;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class ProposalTest {
    @Inject
    Housekeeping housekeeping;

    @Test
    void what_a_provider_says_later_is_proposed_and_never_taken_over_by_itself() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");

        look(token, ann).then().statusCode(200).body("items", hasSize(1), "items[0].field", equalTo("familyName"), "items[0].present", equalTo(ann.visitor().familyName()),
                "items[0].proposed", equalTo("Newly-Named"), "items[0].provider", equalTo("social"), "items[0].claim", equalTo("family_name"));

        as(token).get("/me").then().body("familyName", equalTo(ann.visitor().familyName()));
        as(token).get("/me/data").then().body("proposals.proposed", contains("Newly-Named"));
        assertFalse(rows("select text from proposal where prospect = ?", UUID.fromString(ann.id())).get(0).contains("Newly"));
    }

    @Test
    void what_is_accepted_becomes_a_value_that_the_provider_said() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");
        String id = look(token, ann).path("items[0].id");

        as(token).put("/me/proposals/{id}/acceptance", id).then().statusCode(200).header("Touchstone-Touch", startsWith("verb=accepted-proposal")).header("ETag", equalTo("\"1\"")).body("familyName", equalTo("Newly-Named"));
        as(token).put("/me/proposals/{id}/acceptance", id).then().statusCode(200).header("ETag", equalTo("\"1\""));

        as(token).get("/me/proposals").then().body("items", empty());
        as(token).get("/me/provenance").then().body("items.find { it.field == 'familyName' }.provider", equalTo("social"), "items.find { it.field == 'familyName' }.legalBasis", equalTo("CONSENT"));
        refused(as(token).put("/me/proposals/{id}/refusal", id), 404, "proposal-not-found");
    }

    @Test
    void what_was_declined_is_not_proposed_again_but_something_new_is() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");
        as(token).put("/me/proposals/{id}/refusal", look(token, ann).<String>path("items[0].id")).then().statusCode(200).body("familyName", equalTo(ann.visitor().familyName()));

        look(againAs(ann, "Newly-Named"), ann).then().body("items", empty());
        look(againAs(ann, "Otherwise-Named"), ann).then().body("items.proposed", contains("Otherwise-Named"));
    }

    @Test
    void what_there_is_no_room_for_is_not_proposed() {
        Registered ann = registered();

        look(againAs(ann, "x".repeat(101)), ann).then().statusCode(200).body("items", empty());
        look(againAs(ann, "x".repeat(100)), ann).then().body("items.proposed", contains("x".repeat(100)));
    }

    @Test
    void a_provider_is_asked_once_in_a_session() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");
        look(token, ann).then().body("items.proposed", contains("Newly-Named"));

        // Signing in somewhere else brings Keycloak's user up to date, which this session would see.
        SocialSignIn.change("social", ann.visitor(), Map.of("lastName", "Otherwise-Named"));
        SocialSignIn.as("social", ann.visitor());

        look(token, ann).then().body("items.proposed", contains("Newly-Named"));
    }

    @Test
    void what_the_person_did_not_let_us_have_is_not_looked_at() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");

        as(token).header("Touchstone-Capture-Choice", TestSignIns.choice("social", List.of("email"))).post("/me/proposals").then().statusCode(200).body("items", empty());
        assertEquals(List.of(), rows("select id from proposal where prospect = ?", UUID.fromString(ann.id())));
    }

    @Test
    void a_provider_whose_rules_forbid_it_is_not_asked_again() {
        var visitor = SocialSignIn.newVisitor("linkedin", Map.of());
        Registered ann = TestSignIns.registered("linkedin", visitor, List.of("given_name", "family_name"), Map.of());
        SocialSignIn.change("linkedin", visitor, Map.of("lastName", "Newly-Named"));
        String token = SocialSignIn.as("linkedin", visitor).token();
        refreshing("linkedin", false);
        try {
            look(token, ann).then().statusCode(200).body("items", empty());
        } finally {
            refreshing("linkedin", true);
        }
    }

    /** The rules for LinkedIn let us keep what it says for a day. */
    @Test
    void a_proposal_is_kept_no_longer_than_the_rules_let_us() {
        var visitor = SocialSignIn.newVisitor("linkedin", Map.of());
        Registered ann = TestSignIns.registered("linkedin", visitor, List.of("given_name", "family_name"), Map.of());
        SocialSignIn.change("linkedin", visitor, Map.of("lastName", "Newly-Named"));
        look(SocialSignIn.as("linkedin", visitor).token(), ann).then().body("items", hasSize(1));
        update("update proposal set proposed_at = proposed_at - interval '25 hours' where prospect = ?", UUID.fromString(ann.id()));

        TestHousekeeping.tidy(housekeeping);

        assertEquals(List.of(), rows("select id from proposal where prospect = ?", UUID.fromString(ann.id())));
    }

    @Test
    void proposals_of_others_are_not_there_and_end_with_the_sign_in() {
        Registered ann = registered();
        String token = againAs(ann, "Newly-Named");
        String id = look(token, ann).path("items[0].id");

        Registered eve = registered();
        refused(as(eve.token()).put("/me/proposals/{id}/acceptance", id), 404, "proposal-not-found");
        refused(as(eve.token()).put("/me/proposals/{id}/refusal", id), 404, "proposal-not-found");
        as(token).header("If-Match", "\"0\"").delete("/me").then().statusCode(200);
        assertEquals(List.of(), rows("select id from proposal where prospect = ?", UUID.fromString(ann.id())));
    }

    private static Registered registered() {
        return TestSignIns.registered("social", Map.of(), List.of("given_name", "family_name", "email"), Map.of());
    }

    /** The token of a new session, after the network has come to know them by another name. */
    private static String againAs(Registered prospect, String lastName) {
        SocialSignIn.change("social", prospect.visitor(), Map.of("lastName", lastName));
        return SocialSignIn.as("social", prospect.visitor()).token();
    }

    private static Response look(String token, Registered prospect) {
        return as(token).header("Touchstone-Capture-Choice", prospect.choice()).post("/me/proposals");
    }

    private static void refreshing(String alias, boolean may) {
        Response rules = as(Tokens.of("steward")).get("/providers/{alias}/rules", alias);
        Map<String, Object> wanted = new HashMap<>(rules.jsonPath().getMap(""));
        wanted.keySet().retainAll(List.of("store", "keepDays", "refresh", "show", "sell", "score", "export", "mail", "reason"));
        wanted.put("refresh", may);
        as(Tokens.of("steward")).header("If-Match", rules.header("ETag")).body(wanted).put("/providers/{alias}/rules", alias).then().statusCode(200);
    }
}
