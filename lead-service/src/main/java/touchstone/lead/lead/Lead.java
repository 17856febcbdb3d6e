package touchstone.lead.lead;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.commons.Revision;
import touchstone.lead.product.SeenProduct;

/** An interest still to be qualified. What was asked for, by whom and about what never changes; how far along it is does, and each step is kept. */
@Entity
public class Lead {
    @Id UUID id;
    @Version long revision;
    @Enumerated(EnumType.STRING) LeadKind kind;
    @Enumerated(EnumType.STRING) LeadStatus status;
    UUID prospect;
    String requester;
    @Embedded Contact contact;
    @Embedded SeenProduct product;
    String message;
    @Embedded Submission submission;
    Instant createdAt;
    @OneToMany(mappedBy = "lead", cascade = CascadeType.PERSIST) @OrderBy("at, id") List<Activity> history = new ArrayList<>();
    @OneToMany(mappedBy = "lead", cascade = CascadeType.PERSIST) @OrderBy("at, id") List<Consent> consents = new ArrayList<>();

    protected Lead() {}

    /**
     * A new lead.
     *
     * @param prospect  who asks, or null if they are not registered
     * @param requester the subject of the access token that asks: whose it is; or null
     * @param product   what it is about, or null
     * @param message   what they wrote, or null
     */
    public Lead(LeadKind kind, UUID prospect, String requester, Contact contact, SeenProduct product, String message, Submission submission, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.prospect = prospect;
        this.requester = requester;
        this.contact = contact;
        this.product = product;
        this.message = message;
        this.submission = submission;
        this.createdAt = now;
        become(LeadStatus.NEW, asker(), null, now);
    }

    /** Keeps what the asker says to a purpose. @param notice the SHA-256 of the text that was shown */
    public void consent(String purpose, Consent.State state, String notice, Instant now) {
        consents.add(new Consent(this, purpose, state, notice, now));
    }

    private Actor asker() {
        return new Actor(requester == null ? "anonymous" : requester, contact.name() == null ? contact.email() : contact.name());
    }

    /** @throws LeadAlreadyReviewed if it was accepted or declined before */
    void review(Review review, Actor by, Instant now) {
        if (status != LeadStatus.NEW) throw new LeadAlreadyReviewed(status);
        become(review.decision().status(), by, review.reason(), now);
    }

    private void become(LeadStatus next, Actor by, String reason, Instant now) {
        history.add(new Activity(this, now, by, status, next, reason));
        status = next;
    }

    public boolean isOf(String requester) {
        return requester.equals(this.requester);
    }

    public UUID id() {
        return id;
    }

    public Revision revision() {
        return new Revision(revision);
    }

    public LeadKind kind() {
        return kind;
    }

    public LeadStatus status() {
        return status;
    }

    public SeenProduct product() {
        return product;
    }

    public String message() {
        return message;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Oldest first. Of a lead that was read from the database only after {@link Leads#find}. */
    public List<Activity> history() {
        return history;
    }
}
