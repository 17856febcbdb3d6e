package touchstone.gateway.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/**
 * A signed-in browser.
 *
 * @param identity subject of the tokens
 * @param sid      the session at the identity server that this one came from, null if it does not say
 * @param name     to greet somebody with, may be null
 * @param choice   the capture choice that the sign-in was begun with, may be null
 * @param csrf     what the session's writes must carry; follows from the cookie, and is stored nowhere
 */
record Session(UUID id, String identity, String sid, String name, List<String> roles, UUID choice, Tokens tokens, Instant endsAt, String csrf) {
    Session {
        roles = List.copyOf(roles);
    }

    /** @param goodUntil when the access token expires */
    record Tokens(String access, String refresh, Instant goodUntil) {}

    /** Roles as Keycloak writes them into its access tokens. */
    static List<String> roles(JwtClaims claims) {
        return claims.flattenClaims().getOrDefault("realm_access.roles", List.of()).stream().map(String::valueOf).toList();
    }

    Session with(Tokens tokens) {
        return new Session(id, identity, sid, name, roles, choice, tokens, endsAt, csrf);
    }

    Caller caller() {
        return new Caller(id, identity, tokens.access, choice, csrf);
    }
}
