package touchstone.lead.demorequest;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import touchstone.lead.upstream.StandIns;
import touchstone.test.Tokens;

/** People who ask. */
public final class TestProspects {
    private TestProspects() {}

    public static TestProspect registered() {
        return registeredAt("Contoso");
    }

    public static TestProspect registeredAt(String company) {
        Tokens.Person person = Tokens.ofNewProspect();
        return new TestProspect(person, StandIns.register(person, company));
    }

    /** Signed in, and not registered: without an id. */
    public static TestProspect signedIn() {
        return new TestProspect(Tokens.ofNewProspect(), null);
    }

    public record TestProspect(Tokens.Person person, UUID id) {
        /** A request as the gateway passes it on for them. */
        public RequestSpecification asks() {
            return RestAssured.given().auth().oauth2(person.token()).contentType(ContentType.JSON).header("Touchstone-Channel", "web");
        }

        public String name() {
            return person.givenName() + " " + person.familyName();
        }

        public String email() {
            return person.email();
        }
    }
}
