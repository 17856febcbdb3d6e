package touchstone.registration.registration;

import static touchstone.registration.TestCalls.as;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import touchstone.test.Tokens.Person;

/** The form and its confirmation, as the gateway would pass them on. */
final class TestRegistrations {
    private TestRegistrations() {}

    /** What somebody would type of themselves. */
    static Map<String, Object> form(Person person) {
        return new HashMap<>(Map.of("givenName", person.givenName(), "familyName", person.familyName(), "email", person.email()));
    }

    static Response form(Person person, String choice) {
        var request = as(person.token());
        return (choice == null ? request : request.header("Touchstone-Capture-Choice", choice)).get("/registration");
    }

    static Response register(Person person, String choice, Map<String, Object> form) {
        var request = as(person.token()).body(form);
        return (choice == null ? request : request.header("Touchstone-Capture-Choice", choice)).post("/registrations");
    }

    static Response registerOnce(Person person, String key, Map<String, Object> form) {
        return as(person.token()).header("Idempotency-Key", key).body(form).post("/registrations");
    }
}
