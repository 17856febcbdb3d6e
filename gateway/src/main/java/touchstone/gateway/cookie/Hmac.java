package touchstone.gateway.cookie;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) with one key, made ready once for each thread: several are needed for each request. */
public final class Hmac {
    private final ThreadLocal<Mac> macs;

    public Hmac(byte[] key) {
        macs = ThreadLocal.withInitial(() -> ready(key));
    }

    private static Mac ready(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] of(String text) {
        return macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
