package touchstone.registration.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.registration.TestRegistrations.form;
import static touchstone.registration.registration.TestRegistrations.register;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.test.Tokens;
import touchstone.test.Tokens.Person;

/** What a form may hold, and what it may not. */
@QuarkusTest
class RegistrationInputTest {
    @Test
    void values_are_trimmed_and_written_in_one_way() {
        Person person = Tokens.ofNewProspect();
        var form = form(person);
        form.put("givenName", "  Zoe\u0308 ");
        form.put("company", "\u00a0");

        register(person, null, form).then().statusCode(201);

        as(person.token()).get("/me").then().body("givenName", equalTo("Zo\u00eb"), "company", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"givenName,' '", "familyName,", "givenName,A\u202enn", "familyName,L\u200bee", "company,Fabri\u0000kam", "jobTitle,Buy\u2028er", "email,", "email,ann", "email,'ann@fabrikam.test\r\nBcc: x@y.test'"})
    void hostile_values_are_refused(String field, String value) {
        Person person = Tokens.ofNewProspect();
        var form = form(person);
        form.put(field, value);

        refused(register(person, null, form), 422, "invalid").body("errors.pointer", contains("/" + field));
    }

    @ParameterizedTest
    @CsvSource({"givenName,100", "familyName,100", "company,200", "jobTitle,200"})
    void long_values_are_refused(String field, int longest) {
        Person person = Tokens.ofNewProspect();
        var form = form(person);

        form.put(field, "x".repeat(longest + 1));
        refused(register(person, null, form), 422, "invalid").body("errors.pointer", contains("/" + field));
        form.put(field, "x".repeat(longest));
        register(person, null, form).then().statusCode(201);
    }

    @Test
    void an_address_has_at_most_254_characters() {
        Person person = Tokens.ofNewProspect();
        var form = form(person);
        String domain = ("d".repeat(60) + ".").repeat(3) + "fabrikam.test";

        form.put("email", "x".repeat(254 - domain.length()) + "@" + domain);
        refused(register(person, null, form), 422, "invalid").body("errors.pointer", contains("/email"));
        form.put("email", "x".repeat(253 - domain.length()) + "@" + domain);
        register(person, null, form).then().statusCode(201);
    }

    @Test
    void consents_are_bounded() {
        Person person = Tokens.ofNewProspect();
        var form = form(person);
        form.put("consents", List.of(Map.of("purpose", "No Purpose")));
        refused(register(person, null, form), 422, "invalid").body("errors.pointer", contains("/consents/0/granted", "/consents/0/noticeHash", "/consents/0/purpose"));

        form.put("consents", Stream.generate(() -> Map.of("purpose", "calls", "granted", true, "noticeHash", "")).limit(21).toList());
        refused(register(person, null, form), 422, "invalid").body("errors.pointer", contains("/consents"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"emailVerified\":true}", "{\"consents\":[null]}", "{\"consents\":{}}", "[]", "{", "nonsense"})
    void what_we_do_not_know_is_refused(String body) {
        refused(as(Tokens.ofNewProspect().token()).body(body).post("/registrations"), 400, "malformed-json");
    }

    @Test
    void an_oversized_body_is_refused() {
        refused(as(Tokens.ofNewProspect().token()).body("{\"givenName\":\"" + "x".repeat(70_000) + "\"}").post("/registrations"), 413, "request-entity-too-large");
    }

    @Test
    void what_the_framework_refuses_is_a_problem_too() {
        String token = Tokens.ofNewProspect().token();

        as(token).options("/registrations").then().header("Allow", containsString("POST"));
        refused(as(token).delete("/registrations"), 405, "method-not-allowed");
        refused(as(token).contentType("text/plain").body("Ann").post("/registrations"), 415, "unsupported-media-type");
    }
}
