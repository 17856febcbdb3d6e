package touchstone.lead.lead;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.commons.Revision;
import touchstone.lead.product.SeenProduct;

/** An interest still to be qualified. What was asked for, by whom and about what never changes; how far along it is does, and each step is kept. */
@Entity
public class Lead {
    private static final Pattern ROLE = Pattern.compile("\"role\":\"([a-z]+)\"");
    private static final Pattern COUNTRY = Pattern.compile("\"country\":\"([A-Z]{2})\"");
    static final String TAG = "[\\p{Ll}\\p{Lo}\\p{N}-]{1,40}";

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
    String suspicions;
    UUID erasure;
    UUID mergedInto;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "assignee_id"))
    @AttributeOverride(name = "name", column = @Column(name = "assignee_name"))
    Actor assignee;
    String tags = "";
    String team;
    Instant respondBy;
    Instant warnAt;
    @Enumerated(EnumType.STRING) Promise clock;
    /** For lists: of it and {@code scoredAt}, another part of the service takes care. */
    @Column(insertable = false, updatable = false) double score;
    @Column(insertable = false, updatable = false) Instant scoredAt;
    Instant createdAt;
    @OneToMany(mappedBy = "lead", cascade = CascadeType.PERSIST) @OrderBy("at, id") List<Activity> history = new ArrayList<>();
    @OneToMany(mappedBy = "lead", cascade = CascadeType.PERSIST) @OrderBy("at, id") List<Consent> consents = new ArrayList<>();

    /** What became of the time that a team promises to look into it within. */
    public enum Promise {
        RUNNING, WARNED, BREACHED, MET
    }

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

    /** Who made the request, as they are named in its history. */
    public Actor asker() {
        return new Actor(requester == null ? "anonymous" : requester, contact.name() == null ? contact.email() : contact.name());
    }

    /** Holds a new lead back, for these reasons (slugs); without enough of them it is only flagged. */
    public void suspect(List<String> reasons, boolean enough, Instant now) {
        if (reasons.isEmpty()) return;
        suspicions = String.join(" ", reasons);
        if (enough) become(LeadStatus.QUARANTINED, Actor.TOUCHSTONE, suspicions, now);
    }

    /** @throws NotQuarantined if it is not held back */
    void release(Actor by, Instant now) {
        if (status != LeadStatus.QUARANTINED) throw new NotQuarantined(status);
        become(LeadStatus.NEW, by, null, now);
    }

    /** @throws LeadAlreadyReviewed if it is decided on, or is to be released first */
    void review(Review review, Actor by, Instant now) {
        mustBeReviewable(review);
        become(review.decision().status(), by, review.reason(), now);
    }

    /** @throws LeadAlreadyReviewed as {@link #review} does */
    void mustBeReviewable(Review review) {
        LeadStatus next = review.decision().status();
        boolean possible = switch (status) {
            case NEW -> true;
            case IN_REVIEW -> next != LeadStatus.IN_REVIEW;
            case QUARANTINED -> next == LeadStatus.DECLINED;
            default -> false;
        };
        if (!possible) throw alreadyReviewed();
    }

    private LeadAlreadyReviewed alreadyReviewed() {
        return new LeadAlreadyReviewed(status, history.stream().filter(Activity::isStep).reduce((before, after) -> after).orElseThrow());
    }

    /**
     * Lets another lead of the same person go on for both.
     *
     * @throws LeadAlreadyReviewed if either is settled
     * @throws NotTheSamePerson    if they are of two people, as far as we know, or the same lead
     */
    void mergeInto(Lead other, String reason, Actor by, Instant now) {
        if (!status.isOpen()) throw alreadyReviewed();
        if (!other.status.isOpen() && other.status != LeadStatus.ACCEPTED) throw other.alreadyReviewed();
        if (!isOfSamePersonAs(other) || id.equals(other.id)) throw new NotTheSamePerson();
        mergedInto = other.id;
        become(LeadStatus.MERGED, by, reason, now);
    }

    /** Whether what its person wrote was erased. Then it stands for the facts alone, and nobody can be told of it. */
    public boolean isErased() {
        return erasure != null;
    }

    /** How it is shown: nothing is known of who was erased. */
    Contact shownContact() {
        return isErased() ? new Contact(null, null, null) : contact;
    }

    Handling handling() {
        return new Handling(assignee == null ? null : new Handling.Person(assignee.id(), assignee.name()), tags.isEmpty() ? Set.of() : new TreeSet<>(List.of(tags.split(" "))));
    }

    /** Who looks after it is kept in the history, tags are not. */
    void handle(Handling handling, Actor by, Instant now) {
        assignee(handling.assignee() == null ? null : new Actor(handling.assignee().id(), handling.assignee().name()), by, "", now);
        tags = String.join(" ", new TreeSet<>(handling.tags()));
    }

    /** The part in the decision that they said they have, or null. */
    public String roleSaid() {
        Matcher said = submission.answers() == null ? null : ROLE.matcher(submission.answers());
        return said != null && said.find() ? said.group(1) : null;
    }

    /** The country that they said they are in (ISO 3166-1), or null. */
    public String countrySaid() {
        Matcher said = submission.answers() == null ? null : COUNTRY.matcher(submission.answers());
        return said != null && said.find() ? said.group(1) : null;
    }

    /** The subject of who looks after it, or null. */
    public String assigneeId() {
        return assignee == null ? null : assignee.id();
    }

    public String team() {
        return team;
    }

    public Instant respondBy() {
        return respondBy;
    }

    public boolean isOfSamePersonAs(Lead other) {
        return prospect != null && other.prospect != null ? prospect.equals(other.prospect) : contact.email().equalsIgnoreCase(other.contact.email());
    }

    /** Takes it back, for who asked; the lead that went on for it goes on without it. Once it is taken back, or it became nothing, nothing changes. @return whether it did */
    boolean withdraw(Instant now) {
        if (!status.isOpen() && status != LeadStatus.ACCEPTED && status != LeadStatus.MERGED) return false;
        mergedInto = null;
        become(LeadStatus.WITHDRAWN, asker(), null, now);
        return true;
    }

    /** Says yes from the address that was given, to all that asks for it. @return whether there was anything to confirm */
    boolean confirm(Instant now) {
        List<Consent> pending = standing().stream().filter(consent -> consent.state == Consent.State.PENDING).toList();
        pending.forEach(consent -> consent(consent.purpose, Consent.State.CONFIRMED, consent.notice, now));
        return !pending.isEmpty();
    }

    /** What holds: the youngest word to each purpose. */
    public List<Consent> standing() {
        Map<String, Consent> youngest = new LinkedHashMap<>();
        consents.forEach(consent -> youngest.put(consent.purpose, consent));
        return List.copyOf(youngest.values());
    }

    /** Gives it to a team and, if there is one, to somebody in it. @param rule why */
    public void route(String team, String assignee, String name, String rule, Instant respondBy, Instant warnAt, Instant now) {
        this.team = team;
        this.respondBy = respondBy;
        this.warnAt = warnAt;
        clock = Promise.RUNNING;
        assignee(assignee == null ? null : new Actor(assignee, name), Actor.TOUCHSTONE, " by rule " + rule, now);
    }

    /** Gives it to somebody else of the team, because who had it is away. */
    public void handOn(String assignee, String name, Instant now) {
        assignee(new Actor(assignee, name), Actor.TOUCHSTONE, " because nobody was there", now);
    }

    private void assignee(Actor next, Actor by, String why, Instant now) {
        if (!Objects.equals(next, assignee)) history.add(new Activity(this, now, by, status, status, (next == null ? "assigned to nobody" : "assigned to " + next.name()) + why));
        assignee = next;
    }

    public void warned(Instant now) {
        clock = Promise.WARNED;
        history.add(new Activity(this, now, Actor.TOUCHSTONE, status, status, "soon due"));
    }

    public void overdue(Instant now) {
        clock = Promise.BREACHED;
        history.add(new Activity(this, now, Actor.TOUCHSTONE, status, status, "overdue"));
    }

    private void become(LeadStatus next, Actor by, String reason, Instant now) {
        if (clock == Promise.RUNNING || clock == Promise.WARNED) clock = Promise.MET;
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

    public UUID prospect() {
        return prospect;
    }

    public Submission submission() {
        return submission;
    }

    public Contact contact() {
        return contact;
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
