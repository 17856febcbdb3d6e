package touchstone.lead.lead;

import java.time.Instant;
import java.util.UUID;
import touchstone.lead.product.SeenProduct;

/** A lead in a list. */
record LeadSummary(UUID id, LeadKind kind, LeadStatus status, UUID prospect, Contact contact, SeenProduct product, Instant createdAt) {
    static LeadSummary of(Lead lead) {
        return new LeadSummary(lead.id, lead.kind, lead.status, lead.prospect, lead.contact, lead.product, lead.createdAt);
    }
}
