package touchstone.registration.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.identity.Vault;

/** Signs what was erased: a JWS in compact form (RFC 7515) with Ed25519 (RFC 8037), by a key that is made when first needed and kept sealed. */
@ApplicationScoped
class Certificates {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** The raw public key is the end of its X.509 form (RFC 8410). */
    private static final int RAW = 32;

    private final Vault vault;
    private final ObjectMapper json;

    Certificates(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    Uni<String> sign(Mutiny.Session session, Map<String, Object> content) {
        return key(session).map(key -> {
            try {
                String signed = part(Map.of("alg", "EdDSA", "typ", "erasure+jwt", "kid", "1")) + "." + part(content);
                byte[] encoded = Base64.getDecoder().decode(vault.open((byte[]) key[2], "signing", (String) key[1]));
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
                signature.update(signed.getBytes(StandardCharsets.US_ASCII));
                return signed + "." + BASE64.encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The public key as a JWK (RFC 8037). */
    Uni<Map<String, Object>> jwk(Mutiny.Session session) {
        return key(session).map(key -> {
            byte[] x509 = (byte[]) key[0];
            return Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "kid", "1", "x", BASE64.encodeToString(Arrays.copyOfRange(x509, x509.length - RAW, x509.length)));
        });
    }

    private Uni<Object[]> key(Mutiny.Session session) {
        return find(session).chain(found -> found != null ? Uni.createFrom().item(found) : make(session).chain(() -> find(session)));
    }

    private static Uni<Object[]> find(Mutiny.Session session) {
        return session.createNativeQuery("select public_key, private_key, salt from signing_key where id = 1", Object[].class).getSingleResultOrNull();
    }

    /** Of two instances that make one at once the first one's counts. */
    private Uni<Integer> make(Mutiny.Session session) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] salt = vault.salt();
            return session.createNativeQuery("insert into signing_key (id, public_key, private_key, salt) values (1, ?1, ?2, ?3) on conflict do nothing")
                    .setParameter(1, pair.getPublic().getEncoded()).setParameter(2, vault.seal(salt, "signing", Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())))
                    .setParameter(3, salt).executeUpdate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String part(Map<String, Object> content) {
        try {
            return BASE64.encodeToString(json.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
