package touchstone.gateway.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.gateway.cookie.Secret;

class VisitorsTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Visitors visitors = new Visitors(new Secret(() -> "bm90LWEtc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk="), clock);

    @Test
    void with_consent_a_visitor_is_known_again_for_thirteen_months() {
        Visitor first = visitors.begin();
        MultiMap headers = holding(visitors.cookie(first));
        assertEquals(first.id(), visitors.of(headers, "192.0.2.0").id());
        now = Instant.parse("2027-03-31T23:59:59Z");
        assertEquals(first.id(), visitors.of(headers, "192.0.2.0").id());
        now = Instant.parse("2027-04-01T00:00:00Z");
        assertEquals(Consent.UNKNOWN, visitors.of(headers, "192.0.2.0").consent());
    }

    @Test
    void the_cookie_lives_no_longer_than_its_id() {
        Visitor first = visitors.begin();
        now = now.plus(Duration.ofDays(300));
        assertTrue(visitors.cookie(first).contains("Max-Age=" + Duration.between(now, Instant.parse("2027-04-01T00:00:00Z")).toSeconds()));
    }

    @Test
    void an_id_that_was_not_given_out_here_is_not_taken() {
        String cookie = visitors.cookie(visitors.begin());
        String forged = cookie.replaceFirst("=[0-9a-f]", cookie.charAt(26) == 'a' ? "=b" : "=a");
        assertFalse(visitors.of(holding(forged), "").linkable());
        assertFalse(visitors.of(holding("__Host-touchstone-visitor=x.y.z;"), "").linkable());
        assertFalse(visitors.of(holding("__Host-touchstone-visitor=;"), "").linkable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC", "DNT"})
    void a_privacy_signal_outweighs_an_earlier_yes(String header) {
        Visitor known = visitors.begin();
        Visitor signalling = visitors.of(holding(visitors.cookie(known)).add(header, "1"), "192.0.2.0");
        assertEquals(Consent.SIGNAL, signalling.consent());
        assertNotEquals(known.id(), signalling.id());
    }

    @Test
    void a_no_is_remembered_and_tells_nobody_apart() {
        assertEquals(Consent.DECLINED, visitors.of(holding(visitors.declined()), "").consent());
        assertEquals(visitors.declined(), visitors.declined());
    }

    @Test
    void without_consent_an_id_lasts_a_day_and_no_longer() {
        Visitor morning = visitors.of(MultiMap.caseInsensitiveMultiMap(), "192.0.2.0");
        now = Instant.parse("2026-03-01T23:59:59Z");
        assertEquals(morning.id(), visitors.of(MultiMap.caseInsensitiveMultiMap(), "192.0.2.0").id());
        assertNotEquals(morning.id(), visitors.of(MultiMap.caseInsensitiveMultiMap(), "198.51.100.0").id());
        now = Instant.parse("2026-03-02T00:00:00Z");
        assertNotEquals(morning.id(), visitors.of(MultiMap.caseInsensitiveMultiMap(), "192.0.2.0").id());
    }

    @Test
    void somebody_else_in_the_same_browser_is_another_visitor() {
        Visitor anonymous = visitors.begin();
        Visitor one = visitors.signedIn(anonymous, "one");
        assertEquals(anonymous.id(), one.id());
        Visitor again = visitors.signedIn(visitors.of(holding(visitors.cookie(one)), ""), "one");
        assertEquals(one, again);
        assertNotEquals(one.id(), visitors.signedIn(one, "two").id());
        assertNotEquals(one.id(), visitors.signedOut(one).id());
    }

    private static MultiMap holding(String setCookie) {
        return MultiMap.caseInsensitiveMultiMap().add("Cookie", "a=b; " + setCookie.substring(0, setCookie.indexOf(';')) + "; c=d");
    }
}
