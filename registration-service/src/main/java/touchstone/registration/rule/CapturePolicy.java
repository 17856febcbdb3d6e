package touchstone.registration.rule;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Revision;

/** What we do with one claim of a provider, who decided so and why. Appended, never changed: the youngest revision holds. */
@Entity
public class CapturePolicy {
    /** Capture: into the golden record, once the person confirms it. Show only: kept apart and shown. Decline: not asked for, and dropped if it comes. */
    public enum Decision { CAPTURE, SHOW_ONLY, DECLINE }

    @Id
    private UUID id;
    private String provider;
    private String claim;
    private long revision;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected CapturePolicy() {}

    CapturePolicy(String provider, String claim, long revision, Decision decision, String reason, String decidedBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.provider = provider;
        this.claim = claim;
        this.revision = revision;
        this.decision = decision;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = now;
    }

    String provider() {
        return provider;
    }

    String claim() {
        return claim;
    }

    Decision decision() {
        return decision;
    }

    long number() {
        return revision;
    }

    Revision revision() {
        return new Revision(revision);
    }

    String reason() {
        return reason;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
