package touchstone.lead.lead;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One step of a lead: who, when, from which status to which, and why. Written once. */
@Entity
@Immutable
public class Activity {
    @Id UUID id;
    @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "lead") Lead lead;
    Instant at;
    @Embedded Actor actor;
    @Enumerated(EnumType.STRING) @Column(name = "from_status") LeadStatus from;
    @Enumerated(EnumType.STRING) @Column(name = "to_status") LeadStatus to;
    String reason;

    protected Activity() {}

    Activity(Lead lead, Instant at, Actor actor, LeadStatus from, LeadStatus to, String reason) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.at = at;
        this.actor = actor;
        this.from = from;
        this.to = to;
        this.reason = reason;
    }

    /** Whether the lead came further by it; else it is about who looks after it, which stays inside the house. */
    public boolean isStep() {
        return from != to;
    }

    /** Whether who asked is told that it came further. */
    public boolean isToldStep() {
        return from == null || from.told() != to.told();
    }

    /** The reason, where it is part of the answer to who asked; any other stays inside the house. */
    public String reasonTold() {
        return to == LeadStatus.ACCEPTED || to == LeadStatus.DECLINED ? reason : null;
    }

    public Instant at() {
        return at;
    }

    public LeadStatus to() {
        return to;
    }

    public String reason() {
        return reason;
    }
}
