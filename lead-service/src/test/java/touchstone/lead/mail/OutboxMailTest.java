package touchstone.lead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxMailTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final OutboxMail mail = new OutboxMail(Letter.answer(null, "one@fabrikam.test", new MailText("Subject", "Text", "en")), NOW);

    @Test
    void a_mail_is_due_at_once() {
        assertEquals(NOW, mail.dueAt);
    }

    @Test
    void a_mail_that_is_claimed_is_left_alone_until_the_lease_ends() {
        mail.claim(NOW.plusSeconds(60));

        assertEquals(NOW.plusSeconds(60), mail.dueAt);
        assertEquals(1, mail.attempts);
    }

    @Test
    void the_wait_doubles_up_to_the_longest() {
        assertEquals(Duration.ofSeconds(1), waitAfterAttempt(1));
        assertEquals(Duration.ofSeconds(2), waitAfterAttempt(2));
        assertEquals(Duration.ofSeconds(512), waitAfterAttempt(10));
        assertEquals(Duration.ofMinutes(10), waitAfterAttempt(11));
        assertEquals(Duration.ofMinutes(10), waitAfterAttempt(1_000_000));
    }

    @Test
    void the_last_error_is_kept_until_it_is_sent() {
        mail.claim(NOW);
        mail.failed("e".repeat(10_000), NOW, Duration.ofSeconds(1), Duration.ofMinutes(10));
        assertEquals(500, mail.lastError.length());

        mail.sent(NOW);
        assertNull(mail.lastError);
        assertEquals(NOW, mail.sentAt);
    }

    private Duration waitAfterAttempt(int attempt) {
        mail.attempts = attempt;
        mail.failed("down", NOW, Duration.ofSeconds(1), Duration.ofMinutes(10));
        return Duration.between(NOW, mail.dueAt);
    }
}
