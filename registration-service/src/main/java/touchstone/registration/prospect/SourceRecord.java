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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one source said about a prospect at one time. Never changed: the golden record is what its source records add up to, in order. */
@Entity
public class SourceRecord {
    public enum Kind { REGISTRATION, RECTIFICATION }

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

    /** What it says, for whoever may read it. */
    @Schema(name = "SourceRecord")
    public record View(UUID id, Kind kind, Instant recordedAt, @Schema(description = "By field.") Map<String, ValueView> values) {}

    /** One value as a source record has it. */
    @Schema(name = "SourceValue", description = "Without text, an earlier value was taken back.")
    public record ValueView(String text, @Schema(description = "TYPED by the person, or a CONFIRMED_CLAIM of a provider.") String origin, String provider, String claim, boolean verified) {
        static ValueView of(SourceValue value) {
            return new ValueView(value.text(), value.origin().name(), value.provider(), value.claim(), value.verified());
        }
    }

    /** @param shown which attributes may be seen */
    public View view(Predicate<Attribute> shown) {
        Map<String, ValueView> views = new TreeMap<>();
        values.forEach((attribute, value) -> {
            if (shown.test(attribute)) views.put(attribute.field(), ValueView.of(value));
        });
        return new View(id, kind, recordedAt, views);
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
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
