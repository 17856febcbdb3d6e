package touchstone.registration.provider;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.test.SocialSignIn;

/** Sign-ins, through all redirects, at what stands in for each network and hands over what that network would. */
@QuarkusTest
class NetworkShapesTest {
    private static final Map<String, String> KNOWN = new HashMap<>(Map.of("id", "583231", "name", "Visitor Known", "displayName", "Visitor Known", "login", "visitor-k", "hd", "fabrikam.test",
            "company", "Fabrikam", "blog", "https://fabrikam.test/blog", "location", "Seattle", "jobTitle", "Buyer"));

    static {
        KNOWN.putAll(Map.of("businessPhones", "+1 425 555 0100", "mobilePhone", "+1 425 555 0101", "officeLocation", "18/2111", "tid", "72f988bf-0000-4000-8000-2d7cd011db47"));
    }

    private static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("google", List.of("email", "email_verified", "name", "given_name", "family_name", "picture", "hd"), true, null, null),
                Arguments.of("linkedin", List.of("name", "given_name", "family_name", "picture", "locale", "email"), false, null, null),
                Arguments.of("github", List.of("login", "name", "email", "company", "blog", "location"), false, "Fabrikam", null),
                Arguments.of("facebook", List.of("name", "email"), false, null, null),
                Arguments.of("microsoft", List.of("displayName", "givenName", "surname", "mail", "jobTitle", "businessPhones", "mobilePhone", "officeLocation", "tid"), false, null, "Buyer"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void what_a_network_hands_over_is_what_was_announced_and_fills_the_form(String alias, List<String> claims, boolean verified, String company, String jobTitle) {
        var visitor = SocialSignIn.newVisitor(alias, KNOWN);
        boolean namesApart = claims.contains("given_name") || claims.contains("givenName");

        JsonPath form = form(alias, visitor, claims);

        assertEquals(alias, form.getString("provider"));
        assertEquals(claims.stream().sorted().toList(), form.getMap("claims").keySet().stream().map(String::valueOf).sorted().toList());
        assertEquals(namesApart ? List.of(visitor.givenName(), visitor.familyName()) : List.of("Visitor", "Known"), form.getList("fields.value").subList(0, 2));
        assertEquals(visitor.email(), form.getString("fields.find { it.name == 'email' }.value"));
        assertEquals(verified, form.getBoolean("fields.find { it.name == 'email' }.verified"));
        assertEquals(company, form.getString("fields.find { it.name == 'company' }.value"));
        assertEquals(jobTitle, form.getString("fields.find { it.name == 'jobTitle' }.value"));
    }

    @Test
    void each_network_is_announced_with_exactly_what_it_hands_over() {
        networks().map(Arguments::get).forEach(network -> {
            List<String> announced = anonymously().get("/providers/{alias}", network[0]).then().statusCode(200).extract().jsonPath().getList("claims.name", String.class);
            assertEquals(network[1], announced.subList(1, announced.size()), "of " + network[0]);
        });
        anonymously().get("/providers").then().body("items.alias", hasItems("social", "google", "linkedin", "github", "facebook", "microsoft"));
    }

    @Test
    void somebody_without_an_address_gets_in() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("facebook", name, null, KNOWN);

        assertEquals(null, form("facebook", visitor, List.of("name", "email")).getString("fields.find { it.name == 'email' }.value"));
    }

    @Test
    void the_same_address_at_two_networks_is_two_sign_ins_until_somebody_proves_both() {
        var atGoogle = SocialSignIn.newVisitor("google", KNOWN);
        var atGithub = SocialSignIn.newVisitor("github", "visitor-" + UUID.randomUUID(), atGoogle.email(), KNOWN);

        assertNotEquals(SocialSignIn.as("google", atGoogle).sub(), SocialSignIn.as("github", atGithub).sub());
    }

    @Test
    void what_was_not_ticked_is_not_handed_on() {
        var visitor = SocialSignIn.newVisitor("microsoft", KNOWN);

        as(SocialSignIn.as("microsoft", visitor).token()).header("Touchstone-Capture-Choice", choice("microsoft", List.of())).get("/registration")
                .then().statusCode(200).body("claims", anEmptyMap(), "fields[0].value", equalTo(null));
    }

    private static JsonPath form(String alias, SocialSignIn.Visitor visitor, List<String> claims) {
        return as(SocialSignIn.as(alias, visitor).token()).header("Touchstone-Capture-Choice", choice(alias, claims)).get("/registration")
                .then().statusCode(200).extract().jsonPath();
    }

    private static String choice(String alias, List<String> claims) {
        return anonymously().body(Map.of("provider", alias, "claims", claims, "noticeHash", TestProviders.noticeHash(alias))).post("/capture-choices")
                .then().statusCode(201).extract().path("id");
    }
}
