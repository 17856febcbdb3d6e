package touchstone.lead.lead;

import com.github.f4b6a3.uuid.UuidCreator;
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

/** What somebody said to one purpose, and the notice (by its SHA-256) that they said it to. Appended, never overwritten: the youngest holds. */
@Entity
@Immutable
public class Consent {
    @Id UUID id;
    @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "lead") Lead lead;
    String purpose;
    @Enumerated(EnumType.STRING) State state;
    String notice;
    Instant at;

    /** A yes that asks to be confirmed from the address that was given is {@code PENDING} until it is, and allows nothing. */
    public enum State {
        GRANTED, PENDING, CONFIRMED, REFUSED, WITHDRAWN
    }

    protected Consent() {}

    Consent(Lead lead, String purpose, State state, String notice, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.purpose = purpose;
        this.state = state;
        this.notice = notice;
        this.at = at;
    }

    public String purpose() {
        return purpose;
    }

    public State state() {
        return state;
    }
}
