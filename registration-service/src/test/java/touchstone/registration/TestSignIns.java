package touchstone.registration;

import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

/** People who came by a network, let us have all or some of its claims, and confirmed them. */
public final class TestSignIns {
    private TestSignIns() {}

    /** @param claims what they let us have @param form what they sent beside their names and address */
    public static Registered registered(String alias, Map<String, String> known, List<String> claims, Map<String, Object> form) {
        return registered(alias, SocialSignIn.newVisitor(alias, known), claims, form);
    }

    public static Registered registered(String alias, SocialSignIn.Visitor visitor, List<String> claims, Map<String, Object> form) {
        Tokens.Person person = SocialSignIn.as(alias, visitor);
        String choice = choice(alias, claims);
        Map<String, Object> all = new HashMap<>(Map.of("givenName", visitor.givenName(), "familyName", visitor.familyName(), "email", visitor.email()));
        all.putAll(form);
        String id = as(person.token()).header("Touchstone-Capture-Choice", choice).body(all).post("/registrations").then().statusCode(201).extract().path("id");
        return new Registered(id, person.token(), person.sub(), visitor, choice);
    }

    public static String choice(String alias, List<String> claims) {
        return anonymously().body(Map.of("provider", alias, "claims", claims, "noticeHash", TestProviders.noticeHash(alias))).post("/capture-choices")
                .then().statusCode(201).extract().path("id");
    }

    public record Registered(String id, String token, String sub, SocialSignIn.Visitor visitor, String choice) {}
}
