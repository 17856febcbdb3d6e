package touchstone.registration.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestIssuer;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.capture.TestChoices;
import touchstone.registration.prospect.TestProspects;
import touchstone.test.SocialSignIn;

/** Tokens are checked without asking the issuer; what a provider handed over is not known without it. */
@QuarkusTest
class IssuerTroubleTest {
    @Test
    void while_the_issuer_hangs_nothing_is_half_registered_repeats_are_answered_and_prospects_go_on() {
        var person = SocialSignIn.asNewVisitor();
        String choice = TestChoices.made("email");
        var prospect = TestProspects.registered();
        Map<String, String> form = Map.of("givenName", "Ann", "familyName", "Lee", "email", person.email());
        var registered = SocialSignIn.asNewVisitor();
        String id = once(registered.token(), choice, form).then().statusCode(201).extract().path("id");

        TestIssuer.whileHanging(() -> {
            refused(as(person.token()).header("Touchstone-Capture-Choice", choice).get("/registration"), 503, "identity-provider-unavailable");
            refused(as(person.token()).header("Touchstone-Capture-Choice", choice).body(form).post("/registrations"), 503, "identity-provider-unavailable");
            as(prospect.token()).get("/me").then().statusCode(200);
            once(registered.token(), choice, form).then().statusCode(201).body("id", equalTo(id));
            refused(as(person.token()).get("/me"), 404, "not-registered");
        });

        as(person.token()).header("Touchstone-Capture-Choice", choice).body(form).post("/registrations").then().statusCode(201);
    }

    @Test
    void while_the_issuer_hangs_nothing_is_half_linked_and_the_token_stays_good() {
        Registered ann = TestSignIns.registered("social", Map.of(), List.of(), Map.of());
        var second = SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam")));
        String choice = TestSignIns.choice("github", List.of("company"));
        String token = as(ann.token()).post("/me/link-tokens").path("token");

        TestIssuer.whileHanging(() -> {
            refused(as(second.token()).header("Touchstone-Capture-Choice", choice).body(Map.of("token", token)).post("/me/sign-ins"), 503, "identity-provider-unavailable");
            refused(as(ann.token()).header("Touchstone-Capture-Choice", ann.choice()).post("/me/proposals"), 503, "identity-provider-unavailable");
            as(ann.token()).get("/me/proposals").then().statusCode(200);
        });
        refused(as(second.token()).get("/me"), 404, "not-registered");

        as(second.token()).header("Touchstone-Capture-Choice", choice).body(Map.of("token", token)).post("/me/sign-ins").then().statusCode(201);
        assertEquals(List.of("company"), rows("select name from vault.claim c join identity i on i.id = c.identity where i.prospect = ? and i.provider = 'github'", UUID.fromString(ann.id())));
    }

    /** Here at once; there as soon as it answers. */
    @Test
    void a_way_in_is_taken_away_also_while_the_issuer_hangs() {
        Registered ann = TestSignIns.registered("social", Map.of(), List.of(), Map.of());
        var visitor = SocialSignIn.newVisitor("github", Map.of());
        var second = SocialSignIn.as("github", visitor);
        String linked = as(second.token()).body(Map.of("token", as(ann.token()).post("/me/link-tokens").<String>path("token"))).post("/me/sign-ins").then().statusCode(201).extract().path("id");

        TestIssuer.whileHanging(() -> {
            as(ann.token()).delete("/me/sign-ins/{id}", linked).then().statusCode(204);
            refused(as(second.token()).get("/me"), 404, "not-registered");
        });

        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (!rows("select subject from user_removal where subject = ?", second.sub()).isEmpty()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("the user was not removed in three minutes");
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertEquals(false, SocialSignIn.as("github", visitor).sub().equals(second.sub()));
    }

    @Test
    void a_sign_in_that_has_ended_at_the_issuer_hands_nothing_over() {
        var person = SocialSignIn.asNewVisitor();
        given().formParams("client_id", "cli", "token", person.token()).post(TestIssuer.uri() + "/protocol/openid-connect/revoke").then().statusCode(200);

        refused(as(person.token()).header("Touchstone-Capture-Choice", TestChoices.made("email")).get("/registration"), 401, "unauthorized");
    }

    private static Response once(String token, String choice, Map<String, String> form) {
        return as(token).header("Touchstone-Capture-Choice", choice).header("Idempotency-Key", "once").body(form).post("/registrations");
    }
}
