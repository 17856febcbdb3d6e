package touchstone.lead.team;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A time when somebody gets no new leads. */
@Entity
@Immutable
class Absence {
    @Id UUID id;
    String person;
    Instant since;
    Instant until;

    protected Absence() {}

    Absence(String person, Instant since, Instant until) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.person = person;
        this.since = since;
        this.until = until;
    }
}
