package touchstone.lead.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.product.SeenProduct;

class LeadTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Actor SALES = new Actor("subject-of-sales", "sales");

    private final Lead lead = new Lead(LeadKind.DEMO_REQUEST, UUID.randomUUID(), "requester", new Contact("One Visitor", "one@fabrikam.test", null),
            new SeenProduct("p", "BK-1", 3, "web", "en", "Road bike", null, null, "standard"), null, Submission.in("en"), NOW);

    @Test
    void a_lead_begins_as_new_by_who_asked() {
        Activity first = lead.history().get(0);

        assertEquals(LeadStatus.NEW, lead.status());
        assertNull(first.from);
        assertEquals(LeadStatus.NEW, first.to);
        assertEquals(new Actor("requester", "One Visitor"), first.actor);
    }

    @Test
    void a_review_is_kept_with_who_when_and_why() {
        lead.review(new Review(Review.Decision.DECLINED, "Not in your country."), SALES, NOW.plusSeconds(60));

        Activity review = lead.history().get(1);
        assertEquals(LeadStatus.DECLINED, lead.status());
        assertEquals(LeadStatus.NEW, review.from);
        assertEquals(LeadStatus.DECLINED, review.to);
        assertEquals(SALES, review.actor);
        assertEquals(NOW.plusSeconds(60), review.at);
        assertEquals("Not in your country.", review.reason);
    }

    @Test
    void a_lead_is_reviewed_once() {
        lead.review(new Review(Review.Decision.ACCEPTED, null), SALES, NOW);

        assertThrows(LeadAlreadyReviewed.class, () -> lead.review(new Review(Review.Decision.DECLINED, null), SALES, NOW));
        assertEquals(LeadStatus.ACCEPTED, lead.status());
        assertEquals(2, lead.history().size());
    }
}
