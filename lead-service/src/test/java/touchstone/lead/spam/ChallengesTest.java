package touchstone.lead.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import touchstone.lead.link.TestLinks;

class ChallengesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int DIFFICULTY = 6;

    private final Challenges challenges = at(NOW);

    @Test
    void work_that_is_done_is_known_by_its_token() {
        Challenge given = challenges.next("contact");

        Challenge met = challenges.check("contact", proof(given));

        assertEquals(given.id(), met.id());
        assertEquals(NOW, met.issuedAt());
    }

    @Test
    void work_for_another_form_or_not_done_or_too_old_is_refused() {
        Challenge given = challenges.next("contact");

        assertThrows(ProofRequired.class, () -> challenges.check("contact", null));
        assertThrows(ProofNotValid.class, () -> challenges.check("newsletter", proof(given)));
        assertThrows(ProofNotValid.class, () -> challenges.check("contact", new Proof(given.token(), TestProofs.wrongNonce(given.token(), DIFFICULTY))));
        assertThrows(ProofNotValid.class, () -> challenges.check("contact", new Proof("made-up", "0")));
        assertThrows(ProofNotValid.class, () -> challenges.check("contact", new Proof("not base64!", "0")));
        assertThrows(ProofNotValid.class, () -> at(NOW.plus(Duration.ofHours(13))).check("contact", proof(given)));
    }

    @Test
    void what_is_sent_sooner_than_people_type_is_too_fast() {
        Challenge given = challenges.next("contact");

        assertTrue(challenges.isTooFast(given, NOW.plusMillis(1999)));
        assertFalse(challenges.isTooFast(given, NOW.plusSeconds(2)));
    }

    private static Proof proof(Challenge given) {
        return new Proof(given.token(), TestProofs.nonce(given.token(), DIFFICULTY));
    }

    private static Challenges at(Instant now) {
        var config = new SmallRyeConfigBuilder().withMapping(ChallengeConfig.class).withDefaultValue("touchstone.challenge.difficulty", String.valueOf(DIFFICULTY)).build();
        return new Challenges(TestLinks.links(), config.getConfigMapping(ChallengeConfig.class), Clock.fixed(now, ZoneOffset.UTC));
    }
}
