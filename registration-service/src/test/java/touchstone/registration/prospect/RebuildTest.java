package touchstone.registration.prospect;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

/** The golden record is what its source records add up to. */
@QuarkusTest
class RebuildTest {
    private static final String ALL = "select p.* from prospect p where id = ?";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void after_any_changes_it_comes_out_the_same(long seed) {
        Random random = new Random(seed);
        TestProspect ann = TestProspects.registered();
        for (int i = 0; i < 12; i++) {
            Response now = as(ann.token()).get("/me");
            Map<String, Object> patch = change(random, now.jsonPath());
            boolean bySteward = random.nextBoolean();
            as(bySteward ? Tokens.of("steward") : ann.token()).header("If-Match", now.header("ETag")).body(patch).patch(bySteward ? "/prospects/" + ann.id() : "/me").then().statusCode(200);
        }
        List<String> before = rows(ALL, ann.id());
        String history = as(ann.token()).get("/me/history").asString();

        as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", ann.id()).then().statusCode(200).body("changed", empty());

        assertEquals(before, rows(ALL, ann.id()));
        assertEquals(history, as(ann.token()).get("/me/history").asString());
    }

    @Test
    void what_was_spoilt_is_mended() {
        TestProspect ann = TestProspects.registered();
        String before = as(ann.token()).get("/me").asString();
        update("update prospect set family_name = 'Spoilt', words = '{}', addresses = '{\"x\": 1}' where id = ?", ann.id());

        as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", ann.id()).then().statusCode(200).body("changed", contains("familyName", "addresses", "words"))
                .header("Touchstone-Touch", equalTo("verb=rebuilt, subject=\"prospect/%s\"".formatted(ann.id())));

        assertEquals(before, as(ann.token()).get("/me").asString());
        as(Tokens.of("sales")).queryParam("q", ann.email()).get("/prospects").then().body("items.id", contains(ann.id().toString()));
    }

    @Test
    void all_are_made_anew_page_by_page() {
        TestProspect ann = TestProspects.registered();
        TestProspect bob = TestProspects.registered();
        update("update prospect set job_title = 'Spoilt' where id = ?", ann.id());

        List<String> changed = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = as(Tokens.of("steward")).post("/prospects/rebuilds?limit=1" + after).then().statusCode(200).body("rebuilt", equalTo(1)).extract().jsonPath();
            changed.addAll(page.getList("changed.id"));
            after = "&after=" + page.getString("next");
        } while (!changed.contains(ann.id().toString()));

        assertEquals(false, changed.contains(bob.id().toString()));
        as(ann.token()).get("/me").then().body("jobTitle", equalTo(null));
    }

    @Test
    void only_stewards_may() {
        TestProspect ann = TestProspects.registered();
        for (String path : List.of("/prospects/rebuilds", "/prospects/" + ann.id() + "/rebuilds")) {
            refused(anonymously().post(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).post(path), 403, "forbidden");
            refused(as(ann.token()).post(path), 403, "forbidden");
        }
        refused(as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", UUID.randomUUID()), 404, "prospect-not-found");
    }

    /** One of all that can be changed. */
    private static Map<String, Object> change(Random random, JsonPath now) {
        Map<String, Object> patch = new HashMap<>();
        List<String> fields = List.of("nativeName", "salutation", "company", "jobTitle", "familyName");
        switch (random.nextInt(5)) {
            case 0 -> patch.put(fields.get(random.nextInt(4)), random.nextInt(3) == 0 ? null : "Text " + random.nextInt(3));
            case 1 -> patch.put("familyName", "Name " + random.nextInt(5));
            case 2 -> {
                patch.put("language", List.of("en", "de", "pt-BR").get(random.nextInt(3)));
                patch.put("timeZone", random.nextBoolean() ? "Europe/Berlin" : null);
                patch.put("buyingRole", random.nextBoolean() ? "BUYS" : null);
            }
            case 3 -> patch.put("addresses", some(random, now.getList("addresses"), Map.of("type", "HOME", "country", "IE", "lines", List.of("Road " + random.nextInt(9)), "locality", "Cork")));
            default -> patch.put("channels", some(random, now.getList("channels"), Map.of("type", "PHONE", "value", "+49309018" + (10 + random.nextInt(80)), "optOuts", random.nextBoolean() ? List.of() : List.of("calls"))));
        }
        return patch;
    }

    private static List<Object> some(Random random, List<Object> present, Map<String, Object> another) {
        List<Object> some = new ArrayList<>(present);
        if (!some.isEmpty() && random.nextInt(3) == 0) some.remove(random.nextInt(some.size()));
        if (random.nextInt(4) > 0) some.add(another);
        return some;
    }
}
