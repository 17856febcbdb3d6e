package touchstone.catalog.sheet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pass for one product's sheets, given by the service that took an e-mail address, so that this one need not know it:
 * {@code <expiry in epoch seconds>.<base64url of HMAC-SHA-256 over "sheet-pass:<product>:<expiry>">}.
 */
final class SheetPass {
    private static final String ALGORITHM = "HmacSHA256";

    private SheetPass() {}

    static String sign(String secret, UUID product, Instant expiry) {
        return expiry.getEpochSecond() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, product, expiry.getEpochSecond()));
    }

    static boolean holds(String pass, String secret, UUID product, Instant now) {
        int dot = pass.indexOf('.');
        if (dot < 0 || pass.length() > 100) return false;
        try {
            long expiry = Long.parseLong(pass.substring(0, dot));
            byte[] given = Base64.getUrlDecoder().decode(pass.substring(dot + 1));
            return MessageDigest.isEqual(given, mac(secret, product, expiry)) && now.isBefore(Instant.ofEpochSecond(expiry));
        } catch (IllegalArgumentException | DateTimeException notAPass) {
            return false;
        }
    }

    private static byte[] mac(String secret, UUID product, long expiry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(("sheet-pass:" + product + ":" + expiry).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
