package touchstone.registration.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what providers said (AES-256 in GCM), each identity with a key of its own: it is made of the installation's key and of a salt that goes with the identity,
 * so that copies elsewhere, such as in a backup of the vault, cannot be read once the identity is gone.
 */
@ApplicationScoped
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private final SecureRandom random = new SecureRandom();
    private final byte[] root;

    /** @param key 32 bytes in base64 */
    Vault(@ConfigProperty(name = "touchstone.vault.key") String key) {
        root = Base64.getDecoder().decode(key.strip());
        if (root.length != KEY) throw new IllegalArgumentException("touchstone.vault.key must be " + KEY + " bytes in base64");
    }

    public byte[] salt() {
        return bytes(KEY);
    }

    /** @param bound what the text belongs to: elsewhere it does not open */
    public String seal(byte[] salt, String bound, String text) {
        try {
            byte[] nonce = bytes(NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, salt, bound, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was sealed otherwise */
    public String open(byte[] salt, String bound, String sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, salt, bound, Arrays.copyOf(all, NONCE)).doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what a provider said cannot be opened: is touchstone.vault.key another one?", e);
        }
    }

    /** What tells of two texts whether they are the same, and nothing else of them. */
    public String fingerprint(String purpose, String text) {
        return Base64.getEncoder().encodeToString(mac(root, (purpose + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    private Cipher cipher(int mode, byte[] salt, String bound, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(mac(root, salt), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
