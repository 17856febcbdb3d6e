package touchstone.registration.staff;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.await;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestDatabase;
import touchstone.registration.TestIssuer;
import touchstone.registration.issuer.RealmAdmin;
import touchstone.test.Tokens;

@QuarkusTest
class StaffResourceTest {
    private static final String DEFAULT = "default-roles-touchstone";
    @Inject
    RealmAdmin realm;
    @Inject
    StaffChanges changes;

    @Test
    void the_staff_is_listed_with_its_roles_page_by_page_and_prospects_are_not() {
        Tokens.Person both = Tokens.ofNew("sales", "steward");
        Tokens.Person prospect = Tokens.ofNewProspect();

        List<Map<String, Object>> all = new ArrayList<>();
        String after = null;
        do {
            Response page = as(operator()).queryParam("limit", 3).queryParam("after", after == null ? List.of() : List.of(after)).get("/staff");
            page.then().statusCode(200);
            List<Map<String, Object>> items = page.path("items");
            assertTrue(items.size() <= 3);
            all.addAll(items);
            after = page.path("next");
        } while (after != null);

        List<String> names = all.stream().map(member -> (String) member.get("username")).toList();
        assertEquals(names.stream().sorted().distinct().toList(), names);
        assertTrue(names.containsAll(List.of("approver", "marketing", "operator", "sales", "steward")), names.toString());
        assertTrue(all.stream().noneMatch(member -> member.get("id").equals(prospect.sub())));
        assertEquals(List.of("sales", "steward"), all.stream().filter(member -> member.get("id").equals(both.sub())).findFirst().orElseThrow().get("roles"));
        as(operator()).queryParam("role", "steward").queryParam("limit", 200).get("/staff").then().body("items.id", hasItem(both.sub())).body("items.username", not(hasItem("sales")));
    }

    @Test
    void an_account_is_found_by_its_name_unless_it_is_a_prospects() {
        Tokens.Person nobody = Tokens.ofNew(DEFAULT);
        String name = username(nobody);

        as(operator()).queryParam("username", name).get("/staff").then().statusCode(200).body("items.id", contains(nobody.sub())).body("items[0].roles", empty()).body("items[0].enabled", equalTo(true));
        as(operator()).queryParam("username", name.substring(1)).get("/staff").then().statusCode(200).body("items", empty());
        as(operator()).queryParam("username", username(Tokens.ofNewProspect())).get("/staff").then().statusCode(200).body("items", empty());
        as(operator()).queryParam("username", "service-account-registration").get("/staff").then().statusCode(200).body("items", empty());
    }

    @Test
    void a_role_is_given_and_taken_in_the_identity_server_and_who_did_it_is_kept() {
        Tokens.Person person = Tokens.ofNew("sales");

        for (int i = 0; i < 2; i++) {
            as(operator()).put("/staff/{id}/roles/steward", person.sub()).then().statusCode(200).body("roles", contains("sales", "steward"))
                    .header("Touchstone-Touch", "verb=gave-role, subject=\"staff/" + person.sub() + "\"");
        }
        assertTrue(rolesThere(person).containsAll(Set.of("sales", "steward")));
        as(operator()).delete("/staff/{id}/roles/sales", person.sub()).then().statusCode(200).body("roles", contains("steward"));
        assertEquals(false, rolesThere(person).contains("sales"));

        List<Map<String, Object>> kept = changesOf(person);
        assertEquals(List.of("TOOK_ROLE sales", "GAVE_ROLE steward"), kept.stream().map(change -> change.get("kind") + " " + change.get("role")).toList());
        for (Map<String, Object> change : kept) {
            assertEquals("operator", ((Map<?, ?>) change.get("by")).get("name"));
            assertTrue(change.containsKey("doneAt"));
        }
    }

    @Test
    void who_is_switched_off_is_signed_out_and_comes_in_again_once_switched_on() {
        Tokens.Person person = Tokens.ofNew("sales");

        access(person.sub(), false).then().statusCode(200).body("enabled", equalTo(false)).body("roles", contains("sales"));
        assertEquals(0, sessionsThere(person));
        JsonObject there = userThere(person);
        assertEquals(List.of(false, person.email(), person.familyName()), List.of(there.getBoolean("enabled"), there.getString("email"), there.getString("lastName")));
        access(person.sub(), true).then().statusCode(200).body("enabled", equalTo(true));

        assertEquals(List.of("SWITCHED_ON", "SWITCHED_OFF"), changesOf(person).stream().map(change -> change.get("kind")).toList());
    }

    @Test
    void nobody_takes_from_themselves_what_lets_them_give_it_back() {
        Tokens.Person self = Tokens.ofNew("operator", "sales");

        refused(as(self.token()).delete("/staff/{id}/roles/operator", self.sub()), 409, "own-access");
        refused(as(self.token()).body(Map.of("enabled", false)).put("/staff/{id}/access", self.sub()), 409, "own-access");
        as(self.token()).delete("/staff/{id}/roles/sales", self.sub()).then().statusCode(200).body("roles", contains("operator"));
        assertTrue(rolesThere(self).contains("operator"));
    }

    @Test
    void who_was_an_operator_changes_nothing_any_more_though_their_token_lasts() {
        Tokens.Person former = Tokens.ofNew("operator");
        as(operator()).delete("/staff/{id}/roles/operator", former.sub()).then().statusCode(200);
        Tokens.Person switchedOff = Tokens.ofNew("operator");
        access(switchedOff.sub(), false).then().statusCode(200);

        refused(as(former.token()).put("/staff/{id}/roles/operator", former.sub()), 403, "no-longer-operator");
        refused(as(switchedOff.token()).body(Map.of("enabled", true)).put("/staff/{id}/access", switchedOff.sub()), 403, "no-longer-operator");
    }

    @Test
    void the_roles_of_prospects_are_not_given_and_prospects_are_given_none() {
        Tokens.Person person = Tokens.ofNew("sales");
        Tokens.Person prospect = Tokens.ofNewProspect();

        for (String role : List.of("prospect", "partner", "verified-company", DEFAULT, "unheard-of")) {
            refused(as(operator()).put("/staff/{id}/roles/{role}", person.sub(), role), 422, "role-not-of-staff");
            refused(as(operator()).delete("/staff/{id}/roles/{role}", person.sub(), role), 422, "role-not-of-staff");
        }
        refused(as(operator()).put("/staff/{id}/roles/sales", prospect.sub()), 404, "staff-member-not-found");
        refused(access(prospect.sub(), false), 404, "staff-member-not-found");
        refused(as(operator()).get("/staff/{id}", prospect.sub()), 404, "staff-member-not-found");
        refused(as(operator()).get("/staff/{id}", UUID.randomUUID()), 404, "staff-member-not-found");
        assertEquals(List.of(), changesOf(prospect));
    }

    @Test
    void what_was_asked_of_an_identity_server_that_hangs_is_said_to_be_unknown_and_done_again_without_harm() {
        Tokens.Person person = Tokens.ofNew("sales");
        String token = operator();

        TestIssuer.whileHanging(() -> {
            refused(as(token).get("/staff"), 503, "identity-server-unavailable");
            refused(as(token).put("/staff/{id}/roles/steward", person.sub()), 503, "identity-server-unavailable");
            as(token).get("/staff-changes").then().statusCode(200);
        });

        as(token).put("/staff/{id}/roles/steward", person.sub()).then().statusCode(200).body("roles", hasItems("sales", "steward"));
    }

    @Test
    void what_is_not_known_to_have_been_done_is_kept_as_that() {
        Tokens.Person person = Tokens.ofNew("sales");
        StaffMember member = new StaffMember(UUID.fromString(person.sub()), "somebody", null, true, List.of());

        assertThrows(RuntimeException.class, () -> await(() -> changes.keeping(new StaffChange.Who("somebody-else", "Somebody else"), member, StaffChange.Kind.GAVE_ROLE, "sales",
                Uni.createFrom().<Void>failure(new IllegalStateException("the line is cut")))));

        as(operator()).get("/staff-changes").then().statusCode(200).body("items.find { it.member.id == '" + person.sub() + "' }.by.name", equalTo("Somebody else"))
                .body("items.find { it.member.id == '" + person.sub() + "' }.doneAt", nullValue()).body("items.find { it.member.id == '" + person.sub() + "' }.at", notNullValue());
    }

    @Test
    void changes_are_read_page_by_page() {
        Tokens.Person person = Tokens.ofNew("sales");
        access(person.sub(), false);
        access(person.sub(), true);

        String next = as(operator()).queryParam("limit", 1).get("/staff-changes").then().body("items", hasSize(1)).extract().path("next");
        as(operator()).queryParam("limit", 1).queryParam("after", next).get("/staff-changes").then().statusCode(200).body("items", hasSize(1));
        refused(as(operator()).queryParam("after", "x").get("/staff-changes"), 400, "malformed-cursor");
        refused(as(operator()).queryParam("after", "%%").get("/staff"), 400, "malformed-cursor");
        refused(as(operator()).queryParam("limit", 201).get("/staff"), 422, "invalid");
        refused(as(operator()).queryParam("role", "prospect").get("/staff"), 422, "role-not-of-staff");
        refused(as(operator()).body(Map.of()).put("/staff/{id}/access", person.sub()), 422, "invalid").body("errors.pointer", contains("/enabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update staff_change set by_name = 'nobody'", "delete from staff_change_done", "update staff_change_done set at = now()", "truncate staff_change cascade"})
    void what_was_done_is_never_rewritten(String statement) {
        access(Tokens.ofNew("sales").sub(), false).then().statusCode(200);
        assertThrows(SQLException.class, () -> TestDatabase.run(statement));
    }

    @Test
    void nobody_else_gets_in() {
        String path = "/staff/" + UUID.randomUUID();
        for (String read : List.of("/staff", path, "/staff-changes")) {
            refused(anonymously().get(read), 401, "unauthorized");
            for (String role : List.of("sales", "steward", "approver", "marketing")) refused(as(Tokens.of(role)).get(read), 403, "forbidden");
        }
        refused(as(Tokens.of("steward")).put(path + "/roles/operator"), 403, "forbidden");
        refused(as(Tokens.of("steward")).delete(path + "/roles/operator"), 403, "forbidden");
        refused(as(Tokens.of("steward")).body(Map.of("enabled", false)).put(path + "/access"), 403, "forbidden");
    }

    private static String operator() {
        return Tokens.of("operator");
    }

    private static Response access(String id, boolean enabled) {
        return as(operator()).body(Map.of("enabled", enabled)).put("/staff/{id}/access", id);
    }

    /** Newest first. */
    private static List<Map<String, Object>> changesOf(Tokens.Person person) {
        return as(operator()).queryParam("limit", 200).get("/staff-changes").then().statusCode(200).extract().path("items.findAll { it.member.id == '" + person.sub() + "' }");
    }

    private String username(Tokens.Person person) {
        return userThere(person).getString("username");
    }

    private JsonObject userThere(Tokens.Person person) {
        return await(() -> realm.send(HttpMethod.GET, "/users/" + person.sub(), null)).bodyAsJsonObject();
    }

    private int sessionsThere(Tokens.Person person) {
        return await(() -> realm.send(HttpMethod.GET, "/users/" + person.sub() + "/sessions", null)).bodyAsJsonArray().size();
    }

    private Set<String> rolesThere(Tokens.Person person) {
        return await(() -> realm.send(HttpMethod.GET, "/users/" + person.sub() + "/role-mappings/realm", null)).bodyAsJsonArray().stream()
                .map(role -> ((JsonObject) role).getString("name")).collect(Collectors.toSet());
    }
}
