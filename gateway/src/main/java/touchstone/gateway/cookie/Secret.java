package touchstone.gateway.cookie;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The installation's secret, from which each purpose gets a key of its own. */
@Singleton
public class Secret {
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Hmac purposes;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private final Map<String, Hmac> macs = new ConcurrentHashMap<>();

    public Secret(SecretConfig config) {
        byte[] root = Base64.getDecoder().decode(config.secret());
        if (root.length != BYTES) throw new IllegalArgumentException("touchstone.session.secret is to be 32 random bytes in base64");
        purposes = new Hmac(root);
    }

    public static byte[] random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return random;
    }

    /** HMAC-SHA256 of the text. */
    public byte[] mac(String purpose, String text) {
        return macs.computeIfAbsent(purpose, name -> new Hmac(key(name))).of(text);
    }

    /** Encrypts (AES-256-GCM). @param bound what the sealed text belongs to; it opens only together with the same */
    public byte[] seal(String purpose, byte[] plain, byte[] bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, bound).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if this is not what was sealed for this purpose and this {@code bound}. */
    public Optional<byte[]> open(String purpose, byte[] sealed, byte[] bound) {
        if (sealed.length < NONCE_BYTES) return Optional.empty();
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[sealed.length - NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce).get(rest);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, purpose, nonce, bound).doFinal(rest));
        } catch (GeneralSecurityException forged) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private byte[] key(String purpose) {
        return keys.computeIfAbsent(purpose, purposes::of);
    }
}
