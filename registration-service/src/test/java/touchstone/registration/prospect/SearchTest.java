package touchstone.registration.prospect;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestSignIns;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.registration.provider.TestProviders;
import touchstone.test.Tokens;

@QuarkusTest
class SearchTest {
    @ParameterizedTest
    @ValueSource(strings = {"sales", "steward"})
    void people_are_found_by_what_is_known_of_them(String role) {
        TestProspect ann = TestProspects.registered();
        String own = word();
        String digits = digits();
        change(ann, Map.of("givenName", "Zoë" + own, "nativeName", "小" + own, "company", "Müller " + own,
                "channels", List.of(Map.of("type", "PHONE", "value", "+1425" + digits))));

        for (String q : List.of("zoe" + own, "小" + own, "müll " + own, "MULLER " + own, ann.email(), ann.email().substring(0, 30), "+1 425 " + digits, "(425) " + digits)) {
            as(Tokens.of(role)).queryParam("q", q).get("/prospects").then().statusCode(200).header("Touchstone-Touch", equalTo("verb=searched")).body("items.id", contains(ann.id().toString()));
        }
        as(Tokens.of(role)).queryParam("q", "zoe" + own + " nobody").get("/prospects").then().body("items", hasSize(0));
    }

    @Test
    void what_is_found_comes_page_by_page() {
        String own = word();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TestProspect one = TestProspects.registered();
            change(one, Map.of("company", own + i));
            all.add(0, one.id().toString());
        }

        List<String> found = new ArrayList<>();
        String after = null;
        do {
            var request = as(Tokens.of("sales")).queryParam("q", own).queryParam("limit", 1);
            Response page = (after == null ? request : request.queryParam("after", after)).get("/prospects");
            page.then().statusCode(200).body("items", hasSize(1));
            found.addAll(page.jsonPath().getList("items.id"));
            after = page.jsonPath().getString("next");
        } while (after != null);

        assertEquals(all, found);
    }

    @Test
    void nobody_is_found_by_what_may_not_be_shown() {
        String own = word();
        var ann = TestSignIns.registered("github", Map.of("company", "Fabrikam " + own), List.of("company"), Map.of("company", "Fabrikam " + own));
        as(Tokens.of("sales")).queryParam("q", own).get("/prospects").then().body("items.id", contains(ann.id()));

        update("update prospect set provenance = replace(provenance::text, '\"github\"', '\"' || ? || '\"')::jsonb where id = ?", TestProviders.any(), UUID.fromString(ann.id()));

        as(Tokens.of("sales")).queryParam("q", own).get("/prospects").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void who_restricted_the_use_of_their_data_is_not_found() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).put("/me/restriction").then().statusCode(204);

        as(Tokens.of("steward")).queryParam("q", ann.email()).get("/prospects").then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann':* | 'lee", "\\", "!!! ann", "a:b:c:d ee", "'; drop table prospect; --", "\u202eann", "%%%aa", "ann\0lee"})
    void whatever_is_typed_is_looked_for_as_text(String q) {
        as(Tokens.of("sales")).queryParam("q", q).get("/prospects").then().statusCode(q.equals("\\") ? 422 : 200);
    }

    @Test
    void what_says_too_little_or_too_much_is_refused() {
        refused(as(Tokens.of("sales")).queryParam("q", "x").get("/prospects"), 422, "search-too-short");
        refused(as(Tokens.of("sales")).queryParam("q", "x".repeat(201)).get("/prospects"), 422, "invalid");
        as(Tokens.of("sales")).queryParam("q", "").queryParam("limit", 1).get("/prospects").then().statusCode(200).header("Touchstone-Touch", startsWith("verb=listed"));
        refused(as(TestProspects.registered().token()).queryParam("q", "ann").get("/prospects"), 403, "forbidden");
        refused(anonymously().queryParam("q", "ann").get("/prospects"), 401, "unauthorized");
    }

    private static void change(TestProspect prospect, Map<String, Object> patch) {
        as(prospect.token()).header("If-Match", prospect.etag()).body(patch).patch("/me").then().statusCode(200);
    }

    /** That no other test has. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String digits() {
        return "55" + (10_000 + Math.floorMod(UUID.randomUUID().hashCode(), 90_000));
    }
}
