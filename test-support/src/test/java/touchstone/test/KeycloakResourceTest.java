package touchstone.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeycloakResourceTest {
    static final KeycloakResource KEYCLOAK = new KeycloakResource();
    static Map<String, String> configuration;

    @BeforeAll
    static void start() {
        configuration = KEYCLOAK.start();
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.stop();
    }

    @Test
    void staff_have_the_role_they_are_named_after_and_a_token_for_our_services() {
        for (String name : List.of("steward", "approver", "sales", "marketing", "operator")) {
            JsonNode claims = SocialSignIn.claims(Tokens.of(name));
            assertEquals(configuration.get("touchstone.issuer"), claims.path("iss").asText());
            assertTrue(texts(claims.path("aud")).contains("touchstone-api"));
            assertTrue(texts(claims.at("/realm_access/roles")).contains(name));
        }
        assertSame(Tokens.of("steward"), Tokens.of("steward"));
    }

    @Test
    void customers_have_the_role_they_are_named_after_and_a_partner_a_group() {
        JsonNode company = SocialSignIn.claims(Tokens.of("verified-company"));
        JsonNode partner = SocialSignIn.claims(Tokens.of("partner"));

        assertTrue(texts(company.at("/realm_access/roles")).contains("verified-company"));
        assertTrue(company.path("customer_group").isMissingNode());
        assertTrue(texts(partner.at("/realm_access/roles")).contains("partner"));
        assertEquals("dealer", partner.path("customer_group").asText());
    }

    @Test
    void a_new_prospect_has_only_that_role() {
        Tokens.Person person = Tokens.ofNewProspect();

        JsonNode claims = SocialSignIn.claims(person.token());
        assertEquals(person.sub(), claims.path("sub").asText());
        assertEquals(person.email(), claims.path("email").asText());
        assertTrue(texts(claims.at("/realm_access/roles")).contains("prospect"));
        assertNotEquals(person.sub(), Tokens.ofNewProspect().sub());
    }

    @Test
    void a_social_sign_in_hands_over_what_the_network_knows() {
        SocialSignIn.Visitor visitor = SocialSignIn.newVisitor();

        JsonNode claims = SocialSignIn.claims(SocialSignIn.as(visitor).token());
        assertEquals("social", claims.path("identity_provider").asText());
        assertEquals(visitor.email(), claims.path("identity_provider_identity").asText());
        assertEquals(visitor.email(), claims.path("email").asText());
        assertTrue(claims.path("email_verified").asBoolean());
        assertEquals(visitor.givenName(), claims.path("given_name").asText());
        assertEquals(visitor.familyName(), claims.path("family_name").asText());
        assertEquals(visitor.picture(), claims.path("picture").asText());
        assertEquals(visitor.profile(), claims.path("profile").asText());
        assertEquals(visitor.locale(), claims.path("locale").asText());
        assertTrue(texts(claims.path("aud")).contains("touchstone-api"));
        assertTrue(texts(claims.at("/realm_access/roles")).contains("prospect"));
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList() : List.of(node.asText());
    }
}
