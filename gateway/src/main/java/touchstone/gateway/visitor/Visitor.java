package touchstone.gateway.visitor;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A browser, by a first-party id.
 *
 * @param id    with consent the same for up to 13 months; without it a new one each day that leads back to nobody; null for who has just withdrawn it
 * @param since the day the id was given out, null without consent
 * @param owner who signed in with it, as {@link Visitors#owner} writes it; empty before that and without consent
 */
public record Visitor(UUID id, Consent consent, LocalDate since, String owner) {
    /** Whether the id may be kept together with who the visitor turns out to be. */
    public boolean linkable() {
        return consent == Consent.GRANTED;
    }
}
