package touchstone.lead.score;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import touchstone.commons.Revision;

/** One version of the weights. Written once; the latest holds. */
@Entity
@Immutable
class ScoreWeights {
    @Id int version;
    @Convert(converter = Weights.Json.class) Weights definition;
    Instant changedAt;
    String changedBy;

    protected ScoreWeights() {}

    ScoreWeights(int version, Weights definition, String by, Instant now) {
        this.version = version;
        this.definition = definition;
        this.changedBy = by;
        this.changedAt = now;
    }

    Revision revision() {
        return new Revision(version);
    }
}
