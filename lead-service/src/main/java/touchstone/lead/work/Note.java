package touchstone.lead.work;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import touchstone.lead.lead.Actor;

/** What somebody in sales wrote down about a lead. Written once. */
@Entity
@Immutable
class Note {
    @Id UUID id;
    UUID lead;
    Instant at;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "author_id"))
    @AttributeOverride(name = "name", column = @Column(name = "author_name"))
    Actor author;
    String text;
    /** Subjects of tokens, with spaces between. */
    String mentions;

    protected Note() {}

    Note(UUID lead, String text, Set<String> mentions, Actor author, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.text = text;
        this.mentions = String.join(" ", mentions);
        this.author = author;
        this.at = now;
    }
}
