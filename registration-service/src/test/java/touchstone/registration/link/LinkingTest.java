package touchstone.registration.link;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;
import touchstone.test.Tokens.Person;

@QuarkusTest
class LinkingTest {
    @Test
    void a_second_provider_is_linked_by_who_is_signed_in_on_both_sides() {
        Registered ann = atSocial();
        var visitor = SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam"));
        Person second = SocialSignIn.as("github", visitor);
        String token = token(ann);

        as(second.token()).header("Touchstone-Capture-Choice", TestSignIns.choice("github", List.of("company"))).body(Map.of("token", token)).post("/me/sign-ins")
                .then().statusCode(201).header("Touchstone-Touch", startsWith("verb=linked-sign-in")).body("provider", equalTo("github"), "current", equalTo(true));

        as(second.token()).get("/me").then().statusCode(200).body("id", equalTo(ann.id()), "company", equalTo(null));
        as(ann.token()).get("/me/sign-ins").then().statusCode(200).body("items.provider", contains("social", "github"), "items.current", contains(true, false));
        as(Tokens.of("sales")).get("/prospects/{id}/claims", ann.id()).then().body("items.findAll { it.provider == 'github' }.text", contains("Fabrikam"));
        // A lost answer is asked for again.
        link(second, token).then().statusCode(201);
        assertEquals(2, rows("select id from identity where prospect = ?", UUID.fromString(ann.id())).size());
    }

    @Test
    void a_token_is_for_one_sign_in_and_a_quarter_of_an_hour() {
        Registered ann = atSocial();
        String token = token(ann);
        link(SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of())), token).then().statusCode(201);
        Person third = SocialSignIn.as("google", SocialSignIn.newVisitor("google", Map.of()));

        refused(link(third, token), 404, "link-not-found");
        refused(link(third, "made-up"), 404, "link-not-found");
        String late = token(ann);
        update("update link_token set until = now() - interval '1 second' where hash = ?", Linking.hash(late));
        refused(link(third, late), 404, "link-not-found");
        refused(as(third.token()).get("/me"), 404, "not-registered");
        assertFalse(rows("select hash from link_token where prospect = ?", UUID.fromString(ann.id())).contains(late));
    }

    @Test
    void of_two_who_send_one_token_at_once_one_is_linked() {
        Registered ann = atSocial();
        String token = token(ann);
        List<Person> both = List.of(SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of())), SocialSignIn.as("google", SocialSignIn.newVisitor("google", Map.of())));

        var answers = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> link(both.get(i), token).statusCode())).toList();

        assertEquals(List.of(201, 404), answers.stream().map(CompletableFuture::join).sorted().toList());
    }

    /** Also where both providers vouch for it. */
    @ParameterizedTest
    @ValueSource(strings = {"google", "github"})
    void an_equal_address_links_nobody(String alias) {
        Registered ann = atSocial();
        String name = "visitor-" + UUID.randomUUID();
        Person other = SocialSignIn.as(alias, SocialSignIn.newVisitor(alias, name, ann.visitor().email(), Map.of()));

        refused(as(other.token()).get("/me"), 404, "not-registered");
        refused(as(other.token()).body(Map.of()).post("/me/sign-ins"), 404, "nobody-to-link").body("detail", containsString("/me/link-tokens"));
        refused(as(other.token()).get("/me"), 404, "not-registered");
    }

    @Test
    void who_is_registered_twice_is_not_linked_but_told() {
        Registered ann = atSocial();
        Registered again = TestSignIns.registered("github", Map.of(), List.of(), Map.of());

        refused(as(again.token()).body(Map.of("token", token(ann))).post("/me/sign-ins"), 409, "sign-in-taken");
        as(again.token()).get("/me").then().body("id", equalTo(again.id()));
    }

    @Test
    void the_last_way_in_stays_and_another_can_go_with_all_that_its_provider_said() {
        Registered ann = atSocial();
        String only = as(ann.token()).get("/me/sign-ins").path("items[0].id");
        refused(as(ann.token()).delete("/me/sign-ins/{id}", only), 409, "last-sign-in").body("detail", containsString("DELETE /me"));
        Person second = SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam")));
        String linked = as(second.token()).header("Touchstone-Capture-Choice", TestSignIns.choice("github", List.of("company"))).body(Map.of("token", token(ann))).post("/me/sign-ins").path("id");
        assertEquals(1, rows("select name from vault.claim where identity = ?", UUID.fromString(linked)).size());

        as(ann.token()).delete("/me/sign-ins/{id}", linked).then().statusCode(204).header("Touchstone-Touch", "verb=unlinked-sign-in");

        assertEquals(List.of(), rows("select name from vault.claim where identity = ?", UUID.fromString(linked)));
        refused(as(second.token()).get("/me"), 404, "not-registered");
        as(ann.token()).get("/me/sign-ins").then().body("items", hasSize(1));
        refused(as(ann.token()).delete("/me/sign-ins/{id}", linked), 404, "sign-in-not-found");
    }

    @Test
    void sign_ins_of_others_are_not_there() {
        Registered ann = atSocial();
        Registered eve = atSocial();
        String anns = as(ann.token()).get("/me/sign-ins").path("items[0].id");

        refused(as(eve.token()).delete("/me/sign-ins/{id}", anns), 404, "sign-in-not-found");
        as(ann.token()).get("/me/sign-ins").then().body("items", hasSize(1));
    }

    @Test
    void nobody_else_gets_in_and_nothing_else_is_taken() {
        for (String path : List.of("/me/sign-ins", "/me/proposals")) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).get(path), 403, "forbidden");
            refused(as(Tokens.ofNewProspect().token()).get(path), 404, "not-registered");
        }
        refused(as(Tokens.ofNewProspect().token()).post("/me/link-tokens"), 404, "not-registered");
        refused(anonymously().body(Map.of()).post("/me/sign-ins"), 401, "unauthorized");
        refused(as(Tokens.of("sales")).body(Map.of()).post("/me/sign-ins"), 403, "forbidden");
        refused(as(Tokens.ofNewProspect().token()).body(Map.of("token", "x".repeat(101))).post("/me/sign-ins"), 422, "invalid");
        refused(as(Tokens.ofNewProspect().token()).body(Map.of("token", "x\0")).post("/me/sign-ins"), 404, "link-not-found");
    }

    private static Registered atSocial() {
        return TestSignIns.registered("social", Map.of(), List.of("email", "email_verified"), Map.of());
    }

    private static String token(Registered prospect) {
        return as(prospect.token()).post("/me/link-tokens").then().statusCode(201).header("Cache-Control", "no-store").extract().path("token");
    }

    private static Response link(Person person, String token) {
        return as(person.token()).body(Map.of("token", token)).post("/me/sign-ins");
    }
}
