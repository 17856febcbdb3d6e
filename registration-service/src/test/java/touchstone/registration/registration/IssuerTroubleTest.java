package touchstone.registration.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import touchstone.registration.capture.TestChoices;
import touchstone.registration.prospect.TestProspects;
import touchstone.test.SocialSignIn;

/** Tokens are checked without asking the issuer; what a provider handed over is not known without it. */
@QuarkusTest
class IssuerTroubleTest {
    @Test
    void while_the_issuer_hangs_nothing_is_half_registered_repeats_are_answered_and_prospects_go_on() throws Exception {
        var person = SocialSignIn.asNewVisitor();
        String choice = TestChoices.made("email");
        var prospect = TestProspects.registered();
        Map<String, String> form = Map.of("givenName", "Ann", "familyName", "Lee", "email", person.email());
        var registered = SocialSignIn.asNewVisitor();
        String id = once(registered.token(), choice, form).then().statusCode(201).extract().path("id");

        ProcessHandle issuer = issuer();
        signal("STOP", issuer);
        try {
            refused(as(person.token()).header("Touchstone-Capture-Choice", choice).get("/registration"), 503, "identity-provider-unavailable");
            refused(as(person.token()).header("Touchstone-Capture-Choice", choice).body(form).post("/registrations"), 503, "identity-provider-unavailable");
            as(prospect.token()).get("/me").then().statusCode(200);
            once(registered.token(), choice, form).then().statusCode(201).body("id", equalTo(id));
            refused(as(person.token()).get("/me"), 404, "not-registered");
        } finally {
            signal("CONT", issuer);
        }

        as(person.token()).header("Touchstone-Capture-Choice", choice).body(form).post("/registrations").then().statusCode(201);
    }

    @Test
    void a_sign_in_that_has_ended_at_the_issuer_hands_nothing_over() {
        var person = SocialSignIn.asNewVisitor();
        given().formParams("client_id", "cli", "token", person.token()).post(issuerUri() + "/protocol/openid-connect/revoke").then().statusCode(200);

        refused(as(person.token()).header("Touchstone-Capture-Choice", TestChoices.made("email")).get("/registration"), 401, "unauthorized");
    }

    private static Response once(String token, String choice, Map<String, String> form) {
        return as(token).header("Touchstone-Capture-Choice", choice).header("Idempotency-Key", "once").body(form).post("/registrations");
    }

    private static URI issuerUri() {
        return URI.create(ConfigProvider.getConfig().getValue("touchstone.issuer", String.class));
    }

    private static ProcessHandle issuer() {
        String port = "--http-port=" + issuerUri().getPort();
        return ProcessHandle.current().descendants().filter(process -> process.info().commandLine().orElse("").contains(port)).findFirst().orElseThrow();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
    }
}
