package touchstone.lead.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Whom to answer, as they were known when they asked: later changes of the prospect do not reach it.
 *
 * @param company what they typed, or null
 */
@Embeddable
public record Contact(
        @Column(name = "contact_name") String name,
        @Column(name = "contact_email") String email,
        @Column(name = "contact_company") String company) {}
