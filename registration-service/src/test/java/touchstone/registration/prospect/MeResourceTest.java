package touchstone.registration.prospect;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

@QuarkusTest
class MeResourceTest {
    @Test
    void prospects_read_what_we_hold_on_them() {
        TestProspect ann = TestProspects.registered();

        as(ann.token()).get("/me").then().statusCode(200)
                .header("ETag", ann.etag())
                .header("Touchstone-Touch", "verb=viewed, subject=\"profile/%s\", revision=0, prospect=\"%s\"".formatted(ann.id(), ann.id()))
                .body("id", equalTo(ann.id().toString()), "givenName", equalTo("Ann"), "familyName", equalTo("Lee"), "email", equalTo(ann.email()))
                .body("emailVerified", equalTo(false), "company", equalTo("Fabrikam"), "$", not(hasKey("jobTitle")));
    }

    @Test
    void prospects_correct_themselves() {
        TestProspect ann = TestProspects.registered();

        var changed = patch(ann, "{\"familyName\":\" Li \",\"jobTitle\":\"Buyer\",\"company\":null}");

        changed.then().statusCode(200).body("givenName", equalTo("Ann"), "familyName", equalTo("Li"), "jobTitle", equalTo("Buyer"), "$", not(hasKey("company")))
                .header("Touchstone-Touch", "verb=changed-profile, subject=\"profile/%s\", revision=1, prospect=\"%s\"".formatted(ann.id(), ann.id()));
        assertNotEquals(ann.etag(), changed.header("ETag"));
        as(ann.token()).get("/me").then().header("ETag", changed.header("ETag")).body("familyName", equalTo("Li"));
    }

    @Test
    void earlier_values_stay_in_the_history() {
        TestProspect ann = TestProspects.registered();
        patch(ann, "{\"familyName\":\"Li\",\"company\":null}");

        assertEquals(List.of("REGISTRATION|COMPANY|Fabrikam|TYPED", "REGISTRATION|FAMILY_NAME|Lee|TYPED", "RECTIFICATION|COMPANY|null|TYPED", "RECTIFICATION|FAMILY_NAME|Li|TYPED"),
                rows("""
                        select kind, attribute, text, origin from source_record r join source_value v on v.source_record = r.id
                        where prospect = ? and attribute in ('COMPANY', 'FAMILY_NAME') order by recorded_at, attribute""", ann.id()));
    }

    @Test
    void a_patch_that_changes_nothing_makes_no_revision() {
        TestProspect ann = TestProspects.registered();

        patch(ann, "{\"familyName\":\"Lee\"}").then().statusCode(200).header("ETag", ann.etag());
        patch(ann, "{}").then().statusCode(200).header("ETag", ann.etag());
    }

    @Test
    void a_merge_patch_has_a_media_type_of_its_own() {
        TestProspect ann = TestProspects.registered();

        as(ann.token()).contentType("application/merge-patch+json").header("If-Match", ann.etag()).body("{\"jobTitle\":\"Buyer\"}").patch("/me")
                .then().statusCode(200).body("jobTitle", equalTo("Buyer"));
    }

    @Test
    void only_the_state_that_was_seen_can_be_changed() {
        TestProspect ann = TestProspects.registered();
        patch(ann, "{\"familyName\":\"Li\"}");

        refused(patch(ann, "{\"familyName\":\"Lie\"}"), 412, "revision-outdated").body("revision", equalTo(1));
        refused(as(ann.token()).body("{}").patch("/me"), 428, "if-match-required");
        refused(as(ann.token()).header("If-Match", "*").body("{}").patch("/me"), 400, "malformed-if-match");
    }

    @Test
    void of_two_changes_at_once_one_is_told_to_look_again() {
        TestProspect ann = TestProspects.registered();

        var answers = Stream.of("Li", "Lie").map(name -> CompletableFuture.supplyAsync(() -> patch(ann, "{\"familyName\":\"" + name + "\"}").statusCode()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(200, 412), answers);
    }

    @Test
    void a_name_cannot_be_taken_back() {
        refused(patch(TestProspects.registered(), "{\"givenName\":null,\"familyName\":\" \"}"), 422, "invalid").body("errors.pointer", contains("/familyName", "/givenName"));
    }

    @Test
    void hostile_values_are_refused() {
        TestProspect ann = TestProspects.registered();

        for (String name : List.of("A\u202ennA", "A\u200bnn", "Ann\u0007!", "A".repeat(101))) {
            refused(as(ann.token()).header("If-Match", ann.etag()).body(Map.of("givenName", name)).patch("/me"), 422, "invalid").body("errors.pointer", contains("/givenName"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"other@contoso.test\"}", "{\"emailVerified\":true}", "{\"id\":\"1\"}", "{\"givenName\":{\"a\":1}}", "[]", "{"})
    void nothing_else_can_be_changed(String patch) {
        refused(patch(TestProspects.registered(), patch), 400, "malformed-json");
    }

    @Test
    void who_is_signed_in_and_not_registered_is_told_so() {
        String token = Tokens.ofNewProspect().token();

        refused(as(token).get("/me"), 404, "not-registered");
        refused(as(token).header("If-Match", "\"0\"").body("{}").patch("/me"), 404, "not-registered");
    }

    @Test
    void nobody_else_gets_in() {
        refused(anonymously().get("/me"), 401, "unauthorized");
        refused(anonymously().header("If-Match", "\"0\"").body("{}").patch("/me"), 401, "unauthorized");
        refused(as("not-a-token").get("/me"), 401, "unauthorized");
        refused(as(Tokens.of("sales")).get("/me"), 403, "forbidden");
        refused(as(Tokens.of("sales")).header("If-Match", "\"0\"").body("{}").patch("/me"), 403, "forbidden");
        refused(as(Tokens.of("sales")).get("/me/" + UUID.randomUUID()), 404, "not-found");
    }

    private static Response patch(TestProspect prospect, String body) {
        return as(prospect.token()).header("If-Match", prospect.etag()).body(body).patch("/me");
    }
}
