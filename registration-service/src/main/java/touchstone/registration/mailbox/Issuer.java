package touchstone.registration.mailbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import touchstone.registration.identity.Vault;

/** Signs what is said about a mailbox, with a key that all instances share (ES256). Only Keycloak reads it. */
@ApplicationScoped
class Issuer {
    private static final int LIFETIME = 60;
    private static final String USER_INFO = "userinfo";

    private final Mutiny.SessionFactory sessions;
    private final Vault vault;
    private final Clock clock;
    private final Optional<String> issuer;
    private final Optional<String> client;

    Issuer(Mutiny.SessionFactory sessions, Vault vault, Clock clock, @ConfigProperty(name = "touchstone.providers.email.issuer") Optional<String> issuer,
            @ConfigProperty(name = "touchstone.providers.email.id") Optional<String> client) {
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
        this.issuer = issuer;
        this.client = client;
    }

    /** As the network {@code email} is configured. */
    String name() {
        return issuer.orElseThrow();
    }

    /** An ID token and an access token for UserInfo (OpenID Connect Core, 2 and 3.1.3.3). */
    Uni<Map<String, Object>> tokens(String address, String nonce) {
        return key().map(key -> {
            JwtClaims identity = claims(address, client.orElseThrow());
            identity.setStringClaim("nonce", nonce);
            identity.setClaim("email", address);
            identity.setClaim("email_verified", true);
            JwtClaims access = claims(address, USER_INFO);
            access.setClaim("email", address);
            return Map.of("token_type", "Bearer", "expires_in", LIFETIME, "id_token", sign(key, identity), "access_token", sign(key, access));
        });
    }

    private JwtClaims claims(String address, String audience) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(name());
        claims.setSubject(subject(address));
        claims.setAudience(audience);
        NumericDate now = NumericDate.fromMilliseconds(clock.millis());
        claims.setIssuedAt(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + LIFETIME));
        return claims;
    }

    /** The same for each spelling of an address that mail servers take for one; nobody learns the address from it. */
    private String subject(String address) {
        return vault.fingerprint("mailbox", address.toLowerCase(Locale.ROOT)).replace('+', '-').replace('/', '_').replace("=", "");
    }

    /** What an access token of ours says (OpenID Connect Core, 5.3.2), or null if it is none. */
    Uni<Map<String, Object>> userInfo(String token) {
        return key().map(key -> {
            try {
                JwtClaims claims = new JwtConsumerBuilder().setVerificationKey(key.getPublicKey()).setExpectedIssuer(name()).setExpectedAudience(USER_INFO).setRequireExpirationTime()
                        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis())).build().processToClaims(token);
                return Map.of("sub", (Object) claims.getSubject(), "email", claims.getStringClaimValue("email"), "email_verified", true);
            } catch (InvalidJwtException | MalformedClaimException none) {
                return null;
            }
        });
    }

    /** RFC 7517 */
    Uni<Map<String, Object>> keys() {
        return key().map(key -> Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY))));
    }

    private static String sign(EllipticCurveJsonWebKey key, JwtClaims claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey((PrivateKey) key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setHeader("typ", "JWT");
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Uni<EllipticCurveJsonWebKey> key() {
        return sessions.withTransaction(session -> find(session).chain(found -> found != null ? Uni.createFrom().item(found) : make(session).chain(() -> find(session))));
    }

    private Uni<EllipticCurveJsonWebKey> find(Mutiny.Session session) {
        return session.createNativeQuery("select private_key, salt from mailbox_key where id = 1", Object[].class).getSingleResultOrNull().map(row -> {
            try {
                return row == null ? null : (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(vault.open((byte[]) row[1], "mailbox key", (String) row[0]));
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Of two instances that make one at once the first one's counts. */
    private Uni<Integer> make(Mutiny.Session session) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            byte[] salt = vault.salt();
            key.setKeyId("mailbox-" + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.salt()).substring(0, 8));
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setUse("sig");
            return session.createNativeQuery("insert into mailbox_key (id, public_key, private_key, salt) values (1, ?1, ?2, ?3) on conflict do nothing")
                    .setParameter(1, key.toJson(OutputControlLevel.PUBLIC_ONLY)).setParameter(2, vault.seal(salt, "mailbox key", key.toJson(OutputControlLevel.INCLUDE_PRIVATE))).setParameter(3, salt).executeUpdate();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
