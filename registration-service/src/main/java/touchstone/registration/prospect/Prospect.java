package touchstone.registration.prospect;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;

/** A person we know of: the golden record, which changes only by taking in a source record. */
@Entity
public class Prospect {
    @Id
    private UUID id;
    @Version
    private long revision;
    private String givenName;
    private String familyName;
    private String email;
    private boolean emailVerified;
    private String company;
    private String jobTitle;
    private Instant registeredAt;
    private Instant changedAt;

    protected Prospect() {}

    /** The prospect that a first source record makes. */
    public Prospect(SourceRecord first) {
        id = first.prospect();
        registeredAt = first.recordedAt();
        take(first);
    }

    /** The latest source record wins, attribute by attribute. */
    final void take(SourceRecord record) {
        record.values().forEach(this::take);
        changedAt = record.recordedAt();
    }

    private void take(Attribute attribute, SourceValue value) {
        switch (attribute) {
            case GIVEN_NAME -> givenName = value.text();
            case FAMILY_NAME -> familyName = value.text();
            case EMAIL -> {
                email = value.text();
                emailVerified = value.verified();
            }
            case COMPANY -> company = value.text();
            case JOB_TITLE -> jobTitle = value.text();
        }
    }

    /** Takes over what differs; empty, and no new revision, when nothing does. */
    Optional<SourceRecord> rectify(Profile wanted, Instant now) {
        Map<Attribute, String> present = profile().values();
        Map<Attribute, SourceValue> changes = new EnumMap<>(Attribute.class);
        wanted.values().forEach((attribute, text) -> {
            if (!Objects.equals(text, present.get(attribute))) changes.put(attribute, SourceValue.typed(text));
        });
        if (changes.isEmpty()) return Optional.empty();
        SourceRecord record = SourceRecord.rectification(id, changes, now);
        take(record);
        return Optional.of(record);
    }

    Profile profile() {
        return new Profile(givenName, familyName, company, jobTitle);
    }

    ProspectView view() {
        return new ProspectView(id, givenName, familyName, email, emailVerified, company, jobTitle, registeredAt, changedAt);
    }

    public UUID id() {
        return id;
    }

    Revision revision() {
        return new Revision(revision);
    }

    Cursor cursor() {
        return new Cursor(registeredAt, id);
    }
}
