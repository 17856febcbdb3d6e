package touchstone.lead.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.lead.product.SeenProduct;

/**
 * A lead in a list.
 *
 * @param erased     true if what its person wrote was erased, else absent
 * @param score      what it was worth at {@code scoredAt}; both are absent until it is scored, seconds after it came
 * @param suspicions what speaks for spam, absent if nothing does
 */
public record LeadSummary(UUID id, LeadKind kind, LeadStatus status, UUID prospect, Boolean erased, Contact contact, SeenProduct product, Instant createdAt, String team, Actor assignee, Instant respondBy, Lead.Promise promise, Double score, Instant scoredAt, List<String> tags, List<String> suspicions) {
    public static LeadSummary of(Lead lead) {
        return new LeadSummary(lead.id, lead.kind, lead.status, lead.prospect, lead.isErased() ? true : null, lead.shownContact(), lead.product, lead.createdAt, lead.team, lead.assignee, lead.respondBy, lead.clock, lead.scoredAt == null ? null : lead.score, lead.scoredAt, LeadView.words(lead.tags), LeadView.words(lead.suspicions));
    }
}
