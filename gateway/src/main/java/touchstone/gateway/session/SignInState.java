package touchstone.gateway.session;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import touchstone.gateway.cookie.Secret;

/**
 * What must come back from a sign-in to the browser that began it. It lies in a sealed cookie there, so that nothing is kept here for those who never return.
 *
 * @param provider null for the identity server's own form
 */
record SignInState(String state, String nonce, String verifier, String returnTo, String provider, UUID choice, Instant until) {
    static final String COOKIE = "__Host-touchstone-sign-in";
    private static final String PURPOSE = "sign-in";
    private static final byte[] BOUND = COOKIE.getBytes(StandardCharsets.US_ASCII);

    String sealed(Secret secret) {
        JsonObject json = new JsonObject().put("state", state).put("nonce", nonce).put("verifier", verifier).put("returnTo", returnTo)
                .put("provider", provider).put("choice", choice == null ? null : choice.toString()).put("until", until.toEpochMilli());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.seal(PURPOSE, json.encode().getBytes(StandardCharsets.UTF_8), BOUND));
    }

    /** Empty if it is not from here, or too old. */
    static Optional<SignInState> open(Secret secret, String cookie, Instant now) {
        if (cookie == null) return Optional.empty();
        try {
            return secret.open(PURPOSE, Base64.getUrlDecoder().decode(cookie), BOUND).map(plain -> {
                JsonObject json = new JsonObject(new String(plain, StandardCharsets.UTF_8));
                String choice = json.getString("choice");
                return new SignInState(json.getString("state"), json.getString("nonce"), json.getString("verifier"), json.getString("returnTo"),
                        json.getString("provider"), choice == null ? null : UUID.fromString(choice), Instant.ofEpochMilli(json.getLong("until")));
            }).filter(state -> state.until.isAfter(now));
        } catch (IllegalArgumentException | DecodeException forged) {
            return Optional.empty();
        }
    }
}
