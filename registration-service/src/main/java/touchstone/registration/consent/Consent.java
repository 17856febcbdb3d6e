package touchstone.registration.consent;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A dated yes or no to one purpose, and the notice it was given to. Appended, never overwritten: the youngest holds. */
@Entity
public class Consent {
    @Id
    private UUID id;
    private UUID prospect;
    private String purpose;
    private boolean granted;
    private String notice;
    private String channel;
    private Instant givenAt;

    protected Consent() {}

    private Consent(UUID prospect, NewConsent given, String channel, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.purpose = given.purpose();
        this.granted = given.granted();
        this.notice = given.noticeHash();
        this.channel = channel;
        this.givenAt = now;
    }

    /**
     * What a prospect says at one time.
     *
     * @param channel where they said it, or null
     * @throws PurposeRepeated if they answer a purpose twice
     */
    public static List<Consent> all(UUID prospect, List<NewConsent> given, String channel, Instant now) {
        Set<String> purposes = new HashSet<>();
        return given.stream().map(one -> {
            if (!purposes.add(one.purpose())) throw new PurposeRepeated(one.purpose());
            return new Consent(prospect, one, channel, now);
        }).toList();
    }
}
