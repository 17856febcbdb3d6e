package touchstone.registration.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Map<String, Purpose> KNOWN = Map.of("newsletter", new Purpose("newsletter", false), "calls", new Purpose("calls", false), "sharing", new Purpose("sharing", true));

    @Test
    void a_browsers_signal_says_no_to_the_purposes_that_honour_it() {
        List<Consent> said = consents("Sec-GPC", new NewConsent("sharing", true, "hash"), new NewConsent("calls", true, "hash"));

        assertEquals(List.of(false, true), said.stream().map(Consent::granted).toList());
        assertEquals("Sec-GPC", said.get(0).view().evidence());
    }

    @Test
    void a_purpose_that_there_is_not_is_refused() {
        assertThrows(PurposeUnknown.class, () -> consents(new NewConsent("world-domination", true, "hash")));
    }

    @Test
    void each_purpose_has_its_own_answer() {
        assertEquals(2, consents(new NewConsent("newsletter", true, "hash"), new NewConsent("calls", false, "hash")).size());
    }

    @Test
    void a_purpose_is_not_answered_twice_at_a_time() {
        assertThrows(PurposeRepeated.class, () -> consents(new NewConsent("newsletter", true, "hash"), new NewConsent("newsletter", false, "hash")));
    }

    private static List<Consent> consents(NewConsent... given) {
        return consents(null, given);
    }

    private static List<Consent> consents(String signal, NewConsent... given) {
        return Consent.all(UUID.randomUUID(), List.of(given), KNOWN, signal, "web", Instant.EPOCH);
    }
}
