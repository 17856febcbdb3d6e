package touchstone.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.cookie.Secret;

/** Gives out session keys and knows them again, so that what was made up elsewhere is dropped before it costs a query. */
@Singleton
class SessionKeys {
    /** 32 random bytes in base64url; 16 bytes of their HMAC follow. */
    private static final int RANDOM_LENGTH = 43;
    private static final int TAG_BYTES = 16;
    private static final int MOST_REMEMBERED = 10_000;
    private final Secret secret;
    /** A browser comes again and again, and its tag is the same each time. */
    private final Cache<String, SessionKey> latest = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    SessionKeys(Secret secret) {
        this.secret = secret;
    }

    SessionKey next() {
        String random = text(Secret.random());
        return new SessionKey(random + tag(random));
    }

    /** Null if the browser holds none that was given out here. */
    SessionKey of(MultiMap headers) {
        String value = Cookies.read(headers, SessionKey.COOKIE);
        if (value == null || value.length() <= RANDOM_LENGTH) return null;
        SessionKey known = latest.getIfPresent(value);
        if (known != null) return known;
        byte[] given = value.substring(RANDOM_LENGTH).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, tag(value.substring(0, RANDOM_LENGTH)).getBytes(StandardCharsets.UTF_8)) ? remembered(new SessionKey(value)) : null;
    }

    private SessionKey remembered(SessionKey key) {
        latest.put(key.value(), key);
        return key;
    }

    private String tag(String random) {
        return text(Arrays.copyOf(secret.mac("session", random), TAG_BYTES));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
