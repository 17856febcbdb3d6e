package touchstone.registration.mailbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What Keycloak asks for and gets an answer to (OpenID Connect Core, 3.1.2.1, with PKCE).
 *
 * @param challenge of the method S256
 * @param until     when Keycloak has forgotten that it asked
 */
record AuthorizationRequest(String redirect, String state, String nonce, String challenge, Instant until) {
    String text() {
        return new JsonObject().put("redirect", redirect).put("state", state).put("nonce", nonce).put("challenge", challenge).put("until", until.toEpochMilli()).encode();
    }

    static AuthorizationRequest of(String text) {
        JsonObject json = new JsonObject(text);
        return new AuthorizationRequest(json.getString("redirect"), json.getString("state"), json.getString("nonce"), json.getString("challenge"), Instant.ofEpochMilli(json.getLong("until")));
    }
}
