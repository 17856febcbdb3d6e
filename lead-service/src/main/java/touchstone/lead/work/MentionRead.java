package touchstone.lead.work;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That somebody has seen to a note that mentions them. */
@Entity
@Immutable
class MentionRead {
    @Id UUID id;
    UUID note;
    /** Subject of their tokens. */
    String reader;
    Instant at;

    protected MentionRead() {}
}
