package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import touchstone.commons.problem.Malformed;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.cookie.Secret;

/** The authorization code flow with PKCE (RFC 7636), for browsers that never see a token. */
@Singleton
class SignIn {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private final IdentityServer server;
    private final TokenCheck tokens;
    private final Sessions sessions;
    private final SessionKeys keys;
    private final CaptureChoices choices;
    private final OidcConfig config;
    private final Secret secret;
    private final Clock clock;

    SignIn(IdentityServer server, TokenCheck tokens, Sessions sessions, SessionKeys keys, CaptureChoices choices, OidcConfig config, Secret secret, Clock clock) {
        this.server = server;
        this.tokens = tokens;
        this.sessions = sessions;
        this.keys = keys;
        this.choices = choices;
        this.config = config;
        this.secret = secret;
        this.clock = clock;
    }

    /** Where to send the browser, and the cookie it takes along. */
    record Departure(String address, String cookie) {}

    /** @param key what the browser holds from now on */
    record Arrival(SessionKey key, Session session, String returnTo) {}

    /** Fails with {@link CaptureChoices.ChoiceRequired} for a provider without a choice, or {@link IdentityUnreachable}. */
    Uni<Departure> begin(String provider, UUID choice, String returnTo) {
        Uni<Void> chosen = provider == null ? Uni.createFrom().voidItem() : choices.mustExist(choice, provider);
        return chosen.chain(server::present).map(metadata -> {
            SignInState state = new SignInState(random(), random(), random(), returnTo, provider, provider == null ? null : choice, clock.instant().plus(PATIENCE));
            return new Departure(metadata.authorization() + "?" + query(state), Cookies.set(SignInState.COOKIE, state.sealed(secret), PATIENCE.toSeconds()));
        });
    }

    private String query(SignInState state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", config.clientId());
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", config.redirect());
        parameters.put("state", state.state());
        parameters.put("nonce", state.nonce());
        parameters.put("code_challenge", challenge(state.verifier()));
        parameters.put("code_challenge_method", "S256");
        if (state.provider() != null) parameters.put("kc_idp_hint", state.provider());
        return parameters.entrySet().stream().map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What the browser brought back from its way. @throws SignInLost if it did not begin here, or too long ago */
    SignInState returned(String cookie, String state, String issuer) {
        SignInState begun = SignInState.open(secret, cookie, clock.instant()).orElseThrow(SignInLost::new);
        boolean same = state != null && MessageDigest.isEqual(begun.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        // RFC 9207: an answer of another server is none.
        if (!same || issuer != null && !issuer.equals(config.issuer())) throw new SignInLost();
        return begun;
    }

    /** Fails with {@link SignInLost} if the code or what it brings is not good. */
    Uni<Arrival> complete(SignInState begun, String code) {
        return server.token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", config.redirect(), "code_verifier", begun.verifier()))
                .chain(answer -> tokens.idToken(answer.getString("id_token"), begun.nonce())
                        .chain(identity -> tokens.accessToken(answer.getString("access_token")).chain(access -> arrive(begun, answer, identity, access))))
                .onFailure(failure -> failure instanceof IdentityServer.Refused || failure instanceof TokenRefused).transform(refused -> new SignInLost());
    }

    private Uni<Arrival> arrive(SignInState begun, JsonObject answer, JwtClaims identity, JwtClaims access) {
        // Whoever was still signed in over there may come back without having been asked by that provider: the choice was not about them.
        boolean asked = begun.provider() != null && begun.provider().equals(access.getClaimValueAsString("identity_provider"));
        SessionKey key = keys.next();
        return sessions.begin(key, access.getClaimValueAsString("sub"), identity.getClaimValueAsString("sid"), identity.getClaimValueAsString("name"), Session.roles(access), asked ? begun.choice() : null, answer)
                .map(session -> new Arrival(key, session, begun.returnTo()));
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.random());
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static class SignInLost extends Malformed {
        SignInLost() {
            super("This sign-in was not begun in this browser, or too long ago. Begin again.");
        }
    }
}
