package touchstone.lead.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A mail that is decided and goes out at least once, however often it takes. */
@Entity
class OutboxMail {
    private static final int LONGEST_ERROR = 500;

    @Id UUID id;
    @Version long revision;
    UUID lead;
    String purpose;
    String recipient;
    String subject;
    String body;
    String locale;
    String calendar;
    String calendarMethod;
    Instant createdAt;
    Instant dueAt;
    int attempts;
    String lastError;
    Instant sentAt;

    protected OutboxMail() {}

    OutboxMail(Letter letter, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = letter.lead();
        this.purpose = letter.purpose();
        this.recipient = letter.recipient();
        this.subject = letter.text().subject();
        this.body = letter.text().body();
        this.locale = letter.text().locale();
        if (letter.calendar() != null) {
            this.calendar = letter.calendar().text();
            this.calendarMethod = letter.calendar().method();
        }
        this.createdAt = now;
        this.dueAt = now;
    }

    /** The same at each attempt, so that whoever gets a repeat can tell it is one. */
    String messageId() {
        return "<" + id + "@touchstone>";
    }

    /** Keeps other dispatchers off until {@code until}; if this one dies meanwhile, another takes over then. */
    void claim(Instant until) {
        attempts++;
        dueAt = until;
    }

    /** Whether it goes to those who agreed to its purpose, and can be ended in one click. */
    boolean needsConsent() {
        return Character.isLowerCase(purpose.charAt(0));
    }

    /** It is not sent, now or ever. */
    void drop(Instant now) {
        sentAt = now;
        lastError = "not sent: nobody may be sent it any more";
    }

    void sent(Instant now) {
        sentAt = now;
        lastError = null;
    }

    /** Waits twice as long after each attempt, from {@code first} to {@code longest}. */
    void failed(String error, Instant now, Duration first, Duration longest) {
        lastError = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        // Doubling 30 times is past any sensible longest wait, and still far from overflowing.
        Duration wait = first.multipliedBy(1L << Math.min(attempts - 1, 30));
        dueAt = now.plus(wait.compareTo(longest) < 0 ? wait : longest);
    }
}
