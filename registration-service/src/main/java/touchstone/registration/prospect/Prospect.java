package touchstone.registration.prospect;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;
import touchstone.registration.gate.Gate;
import touchstone.registration.rule.Use;

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
    private Instant restrictedAt;
    /** By attribute: the source record, and the provider and claim that were confirmed. */
    private JsonObject provenance = new JsonObject();

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
        JsonObject next = provenance.copy();
        record.values().forEach((attribute, value) -> {
            JsonObject from = new JsonObject().put("record", record.id().toString());
            if (value.provider() != null) from.put("provider", value.provider()).put("claim", value.claim());
            next.put(attribute.name(), from);
        });
        // A new object: Hibernate compares, and would not see a change within.
        provenance = next;
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

    /** Whose claim the value of an attribute is; empty for what the person typed. */
    public Optional<String> provider(Attribute attribute) {
        return Optional.ofNullable(provenance.getJsonObject(attribute.name())).map(from -> from.getString("provider"));
    }

    /** The value of an attribute, if there is one. */
    public Optional<String> value(Attribute attribute) {
        return Optional.ofNullable(switch (attribute) {
            case GIVEN_NAME -> givenName;
            case FAMILY_NAME -> familyName;
            case EMAIL -> email;
            case COMPANY -> company;
            case JOB_TITLE -> jobTitle;
        });
    }

    /** The use of their data ends, or goes on. */
    public void restrict(boolean restricted, Instant now) {
        restrictedAt = restricted ? restrictedAt == null ? now : restrictedAt : null;
    }

    /** Whether the person had the use of their data restricted: then it is kept, and used for nothing. */
    public boolean isRestricted() {
        return restrictedAt != null;
    }

    public boolean isEmailVerified() {
        return emailVerified;
    }

    /** Where each value is from: why it is as it is. */
    List<Provenance> why(List<SourceRecord> sources, Predicate<Attribute> shown) {
        return Arrays.stream(Attribute.values()).filter(attribute -> value(attribute).isPresent() && shown.test(attribute))
                .flatMap(attribute -> sources.stream().filter(source -> source.id().toString().equals(provenance.getJsonObject(attribute.name(), new JsonObject()).getString("record")))
                        .map(source -> Provenance.of(attribute, value(attribute).orElseThrow(), source))).toList();
    }

    /** What sales may see. */
    ProspectView view(Gate gate) {
        List<String> withheld = Arrays.stream(Attribute.values()).filter(attribute -> value(attribute).isPresent() && !gate.lets(Use.SHOW, this, attribute)).map(Attribute::field).toList();
        return new ProspectView(id, shown(gate, Attribute.GIVEN_NAME), shown(gate, Attribute.FAMILY_NAME), shown(gate, Attribute.EMAIL), emailVerified,
                shown(gate, Attribute.COMPANY), shown(gate, Attribute.JOB_TITLE), registeredAt, changedAt, withheld.isEmpty() ? null : withheld);
    }

    private String shown(Gate gate, Attribute attribute) {
        return gate.lets(Use.SHOW, this, attribute) ? value(attribute).orElse(null) : null;
    }

    /** All of it, for the person themselves. */
    public ProspectView view() {
        return new ProspectView(id, givenName, familyName, email, emailVerified, company, jobTitle, registeredAt, changedAt, null);
    }

    public UUID id() {
        return id;
    }

    public Revision revision() {
        return new Revision(revision);
    }

    public Cursor cursor() {
        return new Cursor(registeredAt, id);
    }
}
