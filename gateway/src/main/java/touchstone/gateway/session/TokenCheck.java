package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Whether a token is one of our identity server's, for us, and still good. */
@Singleton
class TokenCheck {
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int SKEW_SECONDS = 10;
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    private final IdentityServer server;
    private final OidcConfig config;
    private final Clock clock;

    TokenCheck(IdentityServer server, OidcConfig config, Clock clock) {
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    /** Fails with {@link TokenRefused}. */
    Uni<JwtClaims> accessToken(String token) {
        return check(token, keys -> consumer(keys, config.audience()));
    }

    /** OpenID Connect Core 1.0, 3.1.3.7. Fails with {@link TokenRefused}. */
    Uni<JwtClaims> idToken(String token, String nonce) {
        return check(token, keys -> consumer(keys, config.clientId())).invoke(claims -> {
            if (!nonce.equals(claims.getClaimValueAsString("nonce"))) throw new TokenRefused("nonce");
            String party = claims.getClaimValueAsString("azp");
            if (party != null && !party.equals(config.clientId())) throw new TokenRefused("azp");
        });
    }

    /** OpenID Connect Back-Channel Logout 1.0, 2.6. Fails with {@link TokenRefused}. */
    Uni<JwtClaims> logoutToken(String token) {
        return check(token, keys -> consumer(keys, config.clientId())).invoke(claims -> {
            boolean told = claims.getClaimValue("events") instanceof Map<?, ?> events && events.containsKey(LOGOUT);
            // Anything that could be an ID token is none of these.
            if (!told || claims.hasClaim("nonce")) throw new TokenRefused("no logout token");
        });
    }

    private Uni<JwtClaims> check(String token, Function<JsonWebKeySet, JwtConsumerBuilder> consumer) {
        return server.keys(keyId(token)).map(keys -> {
            try {
                JwtClaims claims = consumer.apply(keys).build().processToClaims(token);
                claims.getSubject();
                return claims;
            } catch (InvalidJwtException | MalformedClaimException e) {
                throw new TokenRefused("not valid");
            }
        });
    }

    private JwtConsumerBuilder consumer(JsonWebKeySet keys, String audience) {
        return new JwtConsumerBuilder().setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys())).setJwsAlgorithmConstraints(ALGORITHMS)
                .setExpectedIssuer(config.issuer()).setExpectedAudience(audience).setRequireSubject().setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis())).setAllowedClockSkewInSeconds(SKEW_SECONDS);
    }

    private static String keyId(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return signature.getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new TokenRefused("malformed");
        }
    }
}
