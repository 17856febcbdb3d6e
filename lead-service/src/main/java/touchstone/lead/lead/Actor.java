package touchstone.lead.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who did something.
 *
 * @param id   the subject of their access token
 * @param name what they were called then
 */
@Embeddable
public record Actor(@Column(name = "actor_id") String id, @Column(name = "actor_name") String name) {
    /** The service itself, by its rules. */
    public static final Actor TOUCHSTONE = new Actor("touchstone", "Touchstone");
}
