package touchstone.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import touchstone.gateway.cookie.Secret;

class SessionKeysTest {
    private final SessionKeys keys = new SessionKeys(new Secret(() -> "bm90LWEtc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk="));

    @Test
    void a_key_that_was_given_out_is_known_again() {
        SessionKey key = keys.next();
        assertEquals(key, holding(key.value()));
    }

    @Test
    void a_key_that_was_made_up_is_not_taken() {
        String value = keys.next().value();
        for (int i = 0; i < value.length() - 1; i++) {
            assertNull(holding(value.substring(0, i) + (value.charAt(i) == 'A' ? 'B' : 'A') + value.substring(i + 1)), "place " + i);
        }
        for (int length = 0; length < value.length(); length++) assertNull(holding(value.substring(0, length)), "length " + length);
        assertNull(holding(value + "A"));
        SessionKeys elsewhere = new SessionKeys(new Secret(() -> "b3RoZXItc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk="));
        assertNull(holding(elsewhere.next().value()));
    }

    private SessionKey holding(String value) {
        return keys.of(MultiMap.caseInsensitiveMultiMap().add("Cookie", SessionKey.COOKIE + "=" + value));
    }
}
