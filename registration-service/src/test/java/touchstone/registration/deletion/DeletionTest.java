package touchstone.registration.deletion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.TestSignIns;
import touchstone.registration.mail.Texts;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens.Person;
import touchstone.test.Tokens;

@QuarkusTest
class DeletionTest {
    @Test
    void who_has_another_way_in_keeps_what_they_typed_and_loses_all_that_the_provider_said() {
        Registered ann = atFacebook();
        Person second = SocialSignIn.as("github", SocialSignIn.newVisitor("github", Map.of()));
        String token = as(ann.token()).post("/me/link-tokens").path("token");
        as(second.token()).body(Map.of("token", token)).post("/me/sign-ins").then().statusCode(201);

        JsonPath done = done(ask(SocialSignIn.idAt("facebook", ann.visitor())));

        assertEquals("SIGN_IN_DELETED", done.getString("outcome"));
        as(second.token()).get("/me").then().statusCode(200).body("id", equalTo(ann.id()), "company", equalTo("Typed"), "givenName", nullValue(), "email", nullValue());
        as(second.token()).get("/me/sign-ins").then().body("items.provider", equalTo(List.of("github")));
        refused(as(ann.token()).get("/me"), 404, "not-registered");
        UUID id = UUID.fromString(ann.id());
        assertEquals(List.of(), rows("select name from vault.claim c join identity i on i.id = c.identity where i.prospect = ? and i.provider = 'facebook'", id));
        assertEquals(List.of(), rows("select text from source_value v join source_record r on r.id = v.source_record where r.prospect = ? and v.provider = 'facebook'", id));
        as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", ann.id()).then().statusCode(200);
    }

    @Test
    void whose_only_way_in_it_was_is_erased_with_a_certificate() {
        Registered ann = atFacebook();
        Response asked = ask(SocialSignIn.idAt("facebook", ann.visitor()));

        JsonPath done = done(asked);

        assertEquals("ALL_ERASED", done.getString("outcome"));
        refused(as(ann.token()).get("/me"), 404, "not-registered");
        anonymously().get("/erasures/{id}", done.getString("erasure")).then().statusCode(200);
        assertEquals(List.of(), rows("select id from source_record where prospect = ?", UUID.fromString(ann.id())));
        // Nobody is named any more by what stays.
        assertEquals(List.of("null"), rows("select provider_user from deletion_request where code = ?", asked.<String>path("confirmation_code")));
    }

    @Test
    void the_answer_is_as_meta_wants_it_and_its_page_says_how_it_stands() {
        Response asked = ask("nobody-" + UUID.randomUUID());
        String code = asked.then().statusCode(200).contentType("application/json").body("url", endsWith("/deletions/" + asked.path("confirmation_code"))).extract().path("confirmation_code");

        assertTrue(code.matches("[A-Z2-9]{20}"), code);
        assertEquals("NOTHING_HELD", done(asked).getString("outcome"));
        given().accept("text/html").get("/deletions/{code}", code).then().statusCode(200).contentType("text/html").body(containsString(code)).body(containsString("Nothing that the provider told us was held"));
        for (String language : List.of("ar", "de", "en", "es", "fr", "zh")) {
            given().accept("text/html").header("Accept-Language", language).get("/deletions/{code}", code).then().statusCode(200).header("Content-Language", language).header("Vary", containsString("Accept-Language"))
                    .body(containsString("lang=\"" + language + "\"")).body(containsString(code)).body(containsString(Texts.in(language).get("deletion.NOTHING_HELD")));
        }
    }

    @Test
    void the_same_request_again_is_the_same_deletion() {
        String request = signed(payload("someone-" + UUID.randomUUID(), Instant.now(), "HMAC-SHA256"), secret());

        assertEquals(post(request).<String>path("confirmation_code"), post(request).<String>path("confirmation_code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-secret", "wrong-algorithm", "old", "of-tomorrow", "no-user", "hostile-user", "three-parts", "no-base64", "no-json", "empty", "long"})
    void what_meta_did_not_sign_for_us_deletes_nothing(String kind) {
        String user = "someone-" + UUID.randomUUID();
        String request = switch (kind) {
            case "wrong-secret" -> signed(payload(user, Instant.now(), "HMAC-SHA256"), "guessed");
            case "wrong-algorithm" -> signed(payload(user, Instant.now(), "none"), secret());
            case "old" -> signed(payload(user, Instant.now().minus(Duration.ofDays(2)), "HMAC-SHA256"), secret());
            case "of-tomorrow" -> signed(payload(user, Instant.now().plus(Duration.ofDays(1)), "HMAC-SHA256"), secret());
            case "no-user" -> signed("{\"algorithm\": \"HMAC-SHA256\", \"issued_at\": " + Instant.now().getEpochSecond() + "}", secret());
            case "hostile-user" -> signed(payload("1&max=1000", Instant.now(), "HMAC-SHA256"), secret());
            case "three-parts" -> signed(payload(user, Instant.now(), "HMAC-SHA256"), secret()) + ".x";
            case "no-base64" -> "!!.??";
            case "no-json" -> signed("not json", secret());
            case "empty" -> "";
            default -> "x".repeat(9000);
        };

        refused(post(request), 400, "signed-request-refused");
    }

    @Test
    void codes_are_not_to_be_guessed() {
        refused(anonymously().get("/deletions/{code}", "A".repeat(20)), 404, "deletion-not-found");
        refused(anonymously().get("/deletions/{code}", "1"), 404, "deletion-not-found");
        refused(given().contentType("application/x-www-form-urlencoded").post("/deletions/facebook"), 400, "signed-request-refused");
    }

    private static Registered atFacebook() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("facebook", name, name + "@fabrikam.test", Map.of("name", "Visitor " + name.substring(name.length() - 12)));
        return TestSignIns.registered("facebook", visitor, List.of("name", "email"), Map.of("company", "Typed"));
    }

    private static Response ask(String user) {
        return post(signed(payload(user, Instant.now(), "HMAC-SHA256"), secret()));
    }

    private static Response post(String signedRequest) {
        return given().contentType("application/x-www-form-urlencoded").formParam("signed_request", signedRequest).post("/deletions/facebook");
    }

    private static JsonPath done(Response asked) {
        String code = asked.then().statusCode(200).extract().path("confirmation_code");
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            JsonPath seen = anonymously().accept("application/json").get("/deletions/{code}", code).then().statusCode(200).extract().jsonPath();
            if (seen.getString("state").equals("DONE")) return seen;
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it was not done in two minutes");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String secret() {
        return ConfigProvider.getConfig().getValue("touchstone.deletions.facebook-secret", String.class);
    }

    private static String payload(String user, Instant issuedAt, String algorithm) {
        return "{\"algorithm\": \"" + algorithm + "\", \"issued_at\": " + issuedAt.getEpochSecond() + ", \"user_id\": \"" + user + "\"}";
    }

    private static String signed(String payload, String secret) {
        try {
            String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(encoded.getBytes(StandardCharsets.UTF_8))) + "." + encoded;
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
