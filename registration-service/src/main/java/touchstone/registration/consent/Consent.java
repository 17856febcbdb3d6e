package touchstone.registration.consent;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private String evidence;

    protected Consent() {}

    private Consent(UUID prospect, String purpose, boolean granted, String notice, String channel, String evidence, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.purpose = purpose;
        this.granted = granted;
        this.notice = notice;
        this.channel = channel;
        this.givenAt = now;
        this.evidence = evidence;
    }

    /**
     * What a prospect says at one time.
     *
     * @param channel where they said it, or null
     * @param signal the signal of their browser, or null: to purposes that honour it, it says no
     * @throws PurposeUnknown if there is no such purpose
     * @throws PurposeRepeated if they answer a purpose twice
     */
    public static List<Consent> all(UUID prospect, List<NewConsent> given, Map<String, Purpose> known, String signal, String channel, Instant now) {
        Set<String> purposes = new HashSet<>();
        return given.stream().map(one -> {
            if (!purposes.add(one.purpose())) throw new PurposeRepeated(one.purpose());
            Purpose purpose = known.get(one.purpose());
            if (purpose == null) throw new PurposeUnknown(one.purpose());
            boolean overruled = one.granted() && signal != null && purpose.honoursSignal();
            return new Consent(prospect, one.purpose(), one.granted() && !overruled, one.noticeHash(), channel, overruled ? signal : null, now);
        }).toList();
    }

    /** A no, to the notice that the yes was given to. */
    Consent withdrawn(String channel, Instant now) {
        return new Consent(prospect, purpose, false, notice, channel, "WITHDRAWAL", now);
    }

    UUID id() {
        return id;
    }

    String purpose() {
        return purpose;
    }

    boolean granted() {
        return granted;
    }

    String notice() {
        return notice;
    }

    UUID prospect() {
        return prospect;
    }

    Instant givenAt() {
        return givenAt;
    }

    public ConsentView view() {
        return new ConsentView(id, purpose, granted, notice, channel, givenAt, evidence);
    }
}
