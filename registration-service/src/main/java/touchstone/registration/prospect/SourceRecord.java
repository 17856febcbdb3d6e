package touchstone.registration.prospect;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** What one source said about a prospect at one time. Never changed: the golden record is what its source records add up to, in order. */
@Entity
public class SourceRecord {
    enum Kind { REGISTRATION, RECTIFICATION }

    @Id
    private UUID id;
    private UUID prospect;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private UUID captureChoice;
    private Instant recordedAt;
    @ElementCollection
    @CollectionTable(name = "source_value", joinColumns = @JoinColumn(name = "source_record"))
    @MapKeyColumn(name = "attribute")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);

    protected SourceRecord() {}

    private SourceRecord(UUID prospect, Kind kind, UUID captureChoice, Map<Attribute, SourceValue> values, Instant recordedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.kind = kind;
        this.captureChoice = captureChoice;
        this.values.putAll(values);
        this.recordedAt = recordedAt;
    }

    /**
     * The first record of a new prospect.
     *
     * @param captureChoice what the sign-in was begun with, or null
     */
    public static SourceRecord registration(UUID captureChoice, Map<Attribute, SourceValue> values, Instant now) {
        return new SourceRecord(UuidCreator.getTimeOrderedEpoch(), Kind.REGISTRATION, captureChoice, values, now);
    }

    /** What a prospect changed of themselves. */
    static SourceRecord rectification(UUID prospect, Map<Attribute, SourceValue> values, Instant now) {
        return new SourceRecord(prospect, Kind.RECTIFICATION, null, values, now);
    }

    UUID id() {
        return id;
    }

    UUID prospect() {
        return prospect;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Map<Attribute, SourceValue> values() {
        return values;
    }
}
