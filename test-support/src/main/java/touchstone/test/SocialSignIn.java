package touchstone.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.local.keycloak.Admin;
import touchstone.local.keycloak.Realms;

/** Signs in at the realm that stands in for a social network, through all redirects, as a browser would. */
public final class SocialSignIn {
    private static final String CALLBACK = "http://127.0.0.1/signed-in";

    private SocialSignIn() {}

    /** Somebody with an account at the social network; {@code password} is the user name. */
    public record Visitor(String username, String email, String givenName, String familyName, String picture, String profile, String locale) {}

    /** The access token of somebody who has never been here, after a real social sign-in. */
    public static Tokens.Person asNewVisitor() {
        return as(newVisitor());
    }

    /** The access token after a real social sign-in: code flow with PKCE as client {@code cli}, brokered to the social network. */
    public static Tokens.Person as(Visitor visitor) {
        return as("social", visitor);
    }

    /** The same at the stand-in for another network. */
    public static Tokens.Person as(String alias, Visitor visitor) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        var browser = new Browser().stopAt(CALLBACK);
        Browser.Page end = submit(browser, begin(browser, alias, verifier), visitor.username);
        String token = token(end, verifier);
        return new Tokens.Person(token, claims(token).path("sub").asText(), visitor.email, visitor.givenName, visitor.familyName);
    }

    /** Where the browser comes to that wants to sign in at a network, as client {@code cli}. */
    static Browser.Page begin(Browser browser, String alias, String verifier) {
        return browser.get(TestKeycloak.endpoint("auth") + "?" + Admin.encode(Map.of("client_id", "cli", "response_type", "code",
                "scope", "openid", "redirect_uri", CALLBACK, "state", "any", "code_challenge", challenge(verifier), "code_challenge_method", "S256", "kc_idp_hint", alias)));
    }

    static String callback() {
        return CALLBACK;
    }

    /** The access token for the code that a browser was sent back with. */
    static String token(Browser.Page end, String verifier) {
        String code = end.parameter("code").orElseThrow(() -> new AssertionError("no code came back, but " + end));
        return Tokens.request(Map.of("grant_type", "authorization_code", "client_id", "cli", "redirect_uri", CALLBACK,
                "code", code, "code_verifier", verifier)).path("access_token").asText();
    }

    /** Fills in the login form of Keycloak that the browser has come to, and follows all redirects from there. */
    public static Browser.Page submit(Browser browser, Browser.Page form, String username) {
        return browser.submit(form, "kc-form-login", Map.of("username", username, "password", username));
    }

    /** Gives somebody an account at the social network. */
    public static Visitor newVisitor() {
        return newVisitor("social", Map.of());
    }

    /** Gives somebody an account at the stand-in for a network, with what that network knows beyond a name and an address. */
    public static Visitor newVisitor(String alias, Map<String, String> more) {
        String name = "visitor-" + UUID.randomUUID();
        return newVisitor(alias, name, name + "@fabrikam.test", more);
    }

    /** The same under a given address, which may be null. */
    public static Visitor newVisitor(String alias, String name, String email, Map<String, String> more) {
        var visitor = new Visitor(name, email, "Visitor", name.substring(name.length() - 12),
                "https://social-network.test/pictures/" + name, "https://social-network.test/people/" + name, "en");
        var attributes = new HashMap<String, List<String>>(Map.of("picture", List.of(visitor.picture), "profile", List.of(visitor.profile), "locale", List.of(visitor.locale)));
        more.forEach((attribute, value) -> attributes.put(attribute, List.of(value)));
        var user = new HashMap<String, Object>(Map.of("username", name, "emailVerified", true, "enabled", true, "firstName", visitor.givenName, "lastName", visitor.familyName,
                "credentials", List.of(Map.of("type", "password", "value", name)), "attributes", attributes));
        if (email != null) user.put("email", email);
        TestKeycloak.admin().post("/" + Realms.standIn(alias) + "/users", user);
        return visitor;
    }

    /** Has the stand-in for a network know somebody otherwise from now on: properties of a Keycloak user, such as {@code lastName}. */
    public static void change(String alias, Visitor visitor, Map<String, String> properties) {
        String users = "/" + Realms.standIn(alias) + "/users";
        ObjectNode user = (ObjectNode) TestKeycloak.admin().get(users + "?exact=true&username=" + visitor.username).get(0);
        properties.forEach(user::put);
        TestKeycloak.admin().put(users + "/" + user.path("id").asText(), user);
    }

    /** What the network calls somebody: the user id that its call-backs name. */
    public static String idAt(String alias, Visitor visitor) {
        return TestKeycloak.admin().get("/" + Realms.standIn(alias) + "/users?exact=true&username=" + visitor.username).get(0).path("id").asText();
    }

    /** Has the network forget somebody, with all that it knows. */
    public static void forget(String alias, Visitor visitor) {
        TestKeycloak.admin().delete("/" + Realms.standIn(alias) + "/users/" + idAt(alias, visitor));
    }

    /** What a token says; its signature is not looked at. */
    static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 7636, section 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
