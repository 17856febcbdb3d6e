package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.local.Stack;
import touchstone.test.SocialSignIn;

/** How people come in, through the front door: with a second network, while Keycloak is away, and by a file of another system while processes are killed. */
class WaysInTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_second_network_is_linked_and_then_leads_to_the_same_person() {
        var visit = new Visit();
        SocialSignIn.Visitor social = SocialSignIn.newVisitor();
        visit.signIn(social, visit.choose());
        visit.register("Visitor", social.familyName(), social.email(), "Fabrikam");
        String id = visit.caller.get("/me").must(200).body().path("id").asText();
        String token = visit.caller.post("/me/link-tokens", Map.of()).must(201).body().path("token").asText();
        visit.caller.post("/sign-out", Map.of());

        SocialSignIn.Visitor github = SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam"));
        visit.signInAt("github", github, visit.chooseAt("github"));
        visit.caller.get("/me").must(404);
        visit.caller.post("/me/sign-ins", Map.of("token", token)).must(201);

        assertEquals(id, visit.caller.get("/me").must(200).body().path("id").asText());
        assertEquals(List.of("social", "github"), Governing.texts(visit.caller.get("/me/sign-ins").must(200).body().path("items"), "provider"));
    }

    @Test
    void while_keycloak_is_away_prospects_go_on_and_signing_in_says_so_until_it_is_back() {
        Stack stack = RunningSystem.stack();
        var ann = new Visit();
        SocialSignIn.Visitor known = SocialSignIn.newVisitor();
        ann.signIn(known, ann.choose());
        ann.register("Visitor", known.familyName(), known.email(), "Fabrikam");
        var bob = new Visit();
        SocialSignIn.Visitor unknown = SocialSignIn.newVisitor();
        String choice = bob.choose();

        stack.part("keycloak").kill();
        try {
            Caller.Answer refused = Await.until(Duration.ofSeconds(30), () -> begun(bob, choice), answer -> answer.status() == 503);
            assertEquals("/problems/identity-unreachable", refused.body().path("type").asText());
            ann.caller.get("/me").must(200);
            bob.caller.get("/providers/social").must(200);
            bob.caller.get("/me").must(401);
        } finally {
            stack.part("keycloak").start();
        }

        bob.signIn(unknown, choice);
        bob.caller.get("/me").must(404);
        bob.register("Visitor", unknown.familyName(), unknown.email(), "Fabrikam");
        assertEquals(unknown.email(), bob.caller.get("/me").must(200).body().path("email").asText());
    }

    /** An answer of 202 is a promise, also where the process is killed the moment it is given. */
    @Test
    void an_import_that_was_acknowledged_survives_that_its_service_is_killed() {
        Stack stack = RunningSystem.stack();
        StringBuilder file = new StringBuilder("key,first_name,last_name,email\n");
        int people = 2_000;
        String domain = "d" + UUID.randomUUID().toString().replace("-", "") + ".test";
        for (int i = 0; i < people; i++) file.append(i).append(",Visitor,Imported,v").append(i).append('@').append(domain).append('\n');
        String system = "s-" + UUID.randomUUID();
        Caller steward = Caller.staff("steward");

        String location = steward.postCsv("/prospect-imports?legalBasis=LEGITIMATE_INTEREST&system=" + system, file.toString()).must(202).header("Location");
        stack.part("registration").kill();
        stack.part("registration").start();
        JsonNode running = Await.until(Duration.ofMinutes(3), () -> read(steward, location), seen -> seen.at("/rows/added").asInt() > 100);
        if (!running.path("state").asText().equals("FINISHED")) {
            stack.part("registration").kill();
            stack.part("registration").start();
        }

        JsonNode done = Await.until(Duration.ofMinutes(5), () -> read(steward, location), seen -> seen.path("state").asText().equals("FINISHED"));
        assertEquals(people, done.at("/rows/added").asInt(), done.path("rows")::toString);
        String again = steward.postCsv("/prospect-imports?legalBasis=LEGITIMATE_INTEREST&system=" + system, file.toString()).must(202).header("Location");
        JsonNode repeated = Await.until(Duration.ofMinutes(5), () -> read(steward, again), seen -> seen.path("state").asText().equals("FINISHED"));
        assertEquals(people, repeated.at("/rows/unchanged").asInt(), repeated.path("rows")::toString);
    }

    /** Status 0 while the gateway, which saw Keycloak a moment ago, still leads there. */
    private static Caller.Answer begun(Visit visit, String choice) {
        try {
            return visit.caller.get("/sign-in?provider=social&choice=" + choice + "&return=/shop/");
        } catch (UncheckedIOException nobodyAnswers) {
            return new Caller.Answer(0, JSON.nullNode(), null);
        }
    }

    private static JsonNode read(Caller steward, String location) {
        Caller.Answer answer = steward.get(location);
        return answer.status() == 200 ? answer.body() : JSON.createObjectNode();
    }
}
