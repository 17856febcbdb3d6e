package touchstone.registration.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentTest {
    @Test
    void each_purpose_has_its_own_answer() {
        assertEquals(2, consents(new NewConsent("newsletter", true, "hash"), new NewConsent("calls", false, "hash")).size());
    }

    @Test
    void a_purpose_is_not_answered_twice_at_a_time() {
        assertThrows(PurposeRepeated.class, () -> consents(new NewConsent("newsletter", true, "hash"), new NewConsent("newsletter", false, "hash")));
    }

    private static List<Consent> consents(NewConsent... given) {
        return Consent.all(UUID.randomUUID(), List.of(given), "web", Instant.EPOCH);
    }
}
