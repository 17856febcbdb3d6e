package touchstone.registration.prospect;

import static touchstone.registration.TestCalls.as;

import java.util.Map;
import java.util.UUID;
import touchstone.test.Tokens;

/** Registered people. */
public final class TestProspects {
    private TestProspects() {}

    /** @param token the prospect's own access token */
    public record TestProspect(UUID id, String token, String email, String etag) {}

    /** Ann Lee of Fabrikam, under an address and an identity of her own. */
    public static TestProspect registered() {
        var person = Tokens.ofNewProspect();
        String id = as(person.token()).body(Map.of("givenName", "Ann", "familyName", "Lee", "email", person.email(), "company", "Fabrikam"))
                .post("/registrations").then().statusCode(201).extract().path("id");
        String etag = as(person.token()).get("/me").then().statusCode(200).extract().header("ETag");
        return new TestProspect(UUID.fromString(id), person.token(), person.email(), etag);
    }
}
