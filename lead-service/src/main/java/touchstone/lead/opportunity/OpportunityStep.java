package touchstone.lead.opportunity;

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
import touchstone.lead.lead.Actor;

/** One step of an opportunity: who, when, from where to where, and why. Written once. */
@Entity
@Immutable
class OpportunityStep {
    enum Kind {
        OPENED, MOVED, CHANGED, WON, LOST, REOPENED
    }

    @Id UUID id;
    @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "opportunity") Opportunity opportunity;
    Instant at;
    @Embedded Actor actor;
    @Enumerated(EnumType.STRING) Kind kind;
    @Column(name = "from_stage") String from;
    @Column(name = "to_stage") String to;
    String reason;

    protected OpportunityStep() {}

    OpportunityStep(Opportunity opportunity, Instant at, Actor actor, Kind kind, String from, String to, String reason) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.opportunity = opportunity;
        this.at = at;
        this.actor = actor;
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.reason = reason;
    }
}
