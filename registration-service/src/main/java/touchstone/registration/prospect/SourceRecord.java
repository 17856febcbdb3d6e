package touchstone.registration.prospect;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
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
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one source said about a prospect at one time. Never changed: the golden record is what its source records add up to, in order. */
@Entity
public class SourceRecord {
    /** What made it: a registration, a change by the person, their proof that an address is theirs, a change by one of our people, a file. */
    public enum Kind { REGISTRATION, RECTIFICATION, CONFIRMATION, CORRECTION, IMPORT }

    @Id
    private UUID id;
    private UUID prospect;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private UUID captureChoice;
    private String[] filled = {};
    private Instant recordedAt;
    @ElementCollection
    @CollectionTable(name = "source_value", joinColumns = @JoinColumn(name = "source_record"))
    @MapKeyColumn(name = "attribute")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);
    @ElementCollection
    @CollectionTable(name = "source_item", joinColumns = @JoinColumn(name = "source_record"))
    @MapKeyColumn(name = "item")
    private Map<UUID, SourceItem> items = new HashMap<>();
    private String recordedBy;
    @Enumerated(EnumType.STRING)
    private LegalBasis legalBasis;
    private String system;
    private JsonObject said;

    protected SourceRecord() {}

    private SourceRecord(UUID prospect, Kind kind, UUID captureChoice, Map<Attribute, SourceValue> values, Map<UUID, SourceItem> items, String recordedBy, LegalBasis legalBasis, Instant recordedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.kind = kind;
        this.captureChoice = captureChoice;
        this.values.putAll(values);
        this.items.putAll(items);
        this.recordedBy = recordedBy;
        this.legalBasis = legalBasis;
        this.recordedAt = recordedAt;
    }

    /**
     * What a person says who registers.
     *
     * @param prospect      of whom, null for somebody new
     * @param captureChoice what the sign-in was begun with, or null
     * @param filled        the claims that the form came filled in with
     */
    public static SourceRecord registration(UUID prospect, UUID captureChoice, Collection<String> filled, Map<Attribute, SourceValue> values, Instant now) {
        SourceRecord record = new SourceRecord(prospect == null ? UuidCreator.getTimeOrderedEpoch() : prospect, Kind.REGISTRATION, captureChoice, values, Map.of(), null, LegalBasis.STEPS_AT_REQUEST, now);
        record.filled = filled.toArray(String[]::new);
        return record;
    }

    /**
     * What a file of another system says.
     *
     * @param prospect of whom, null for somebody new
     * @param values   what of it becomes part of the golden record, as do the items
     * @param said     all it says, in its own words
     * @param by       who brought the file, a name for our own people
     */
    public static SourceRecord imported(UUID prospect, Map<Attribute, SourceValue> values, Map<UUID, SourceItem> items, String system, JsonObject said, String by, LegalBasis basis, Instant now) {
        SourceRecord record = new SourceRecord(prospect == null ? UuidCreator.getTimeOrderedEpoch() : prospect, Kind.IMPORT, null, values, items, by, basis, now);
        record.system = system;
        record.said = said;
        return record;
    }

    /** A further record of a prospect: see {@link Prospect#change}. */
    static SourceRecord change(UUID prospect, Kind kind, Map<Attribute, SourceValue> values, Map<UUID, SourceItem> items, String by, LegalBasis basis, Instant now) {
        return new SourceRecord(prospect, kind, null, values, items, by, basis, now);
    }

    /** What it says, for whoever may read it. */
    @Schema(name = "SourceRecord")
    public record View(UUID id, Kind kind, Instant recordedAt, @Schema(description = "Who, if not the person themselves.") String recordedBy, LegalBasis legalBasis,
                       @Schema(description = "By field.") Map<String, ValueView> values, @Schema(description = "Addresses and channels.") List<ItemView> items,
                       @Schema(description = "The system that a file came from.") String system, @Schema(description = "All that it said, in its own words, also where that is no value.") Map<String, Object> said) {}

    /** One value as a source record has it. */
    @Schema(name = "SourceValue", description = "Without text, an earlier value was taken back.")
    public record ValueView(String text, @Schema(description = "TYPED by the person, or a CONFIRMED_CLAIM of a provider.") String origin, String provider, String claim, boolean verified) {
        static ValueView of(SourceValue value) {
            return new ValueView(value.text(), value.origin().name(), value.provider(), value.claim(), value.verified());
        }
    }

    /** One address or channel as a source record has it. */
    @Schema(name = "SourceItem", description = "With neither address nor channel, an earlier one was taken back.")
    public record ItemView(UUID id, String field, String text, PostalAddress address, Channel channel, String origin) {
        static ItemView of(UUID id, SourceItem item) {
            boolean isAddress = item.kind() == SourceItem.Kind.ADDRESS;
            return new ItemView(id, item.kind().field(), item.text(), isAddress && item.content() != null ? PostalAddress.of(id, item.content()) : null,
                    isAddress || item.content() == null ? null : Channel.of(id, item.content()), item.origin().name());
        }
    }

    /** @param shown which attributes may be seen */
    public View view(Predicate<Attribute> shown) {
        Map<String, ValueView> views = new TreeMap<>();
        values.forEach((attribute, value) -> {
            if (shown.test(attribute)) views.put(attribute.field(), ValueView.of(value));
        });
        List<ItemView> pieces = items.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(item -> ItemView.of(item.getKey(), item.getValue())).toList();
        return new View(id, kind, recordedAt, recordedBy, legalBasis, views, pieces, system, said == null ? null : said.getMap());
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

    Map<UUID, SourceItem> items() {
        return items;
    }

    /** Who recorded it, null for the person themselves. */
    String recordedBy() {
        return recordedBy;
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }

    /** The system that a file came from, null for what did not come by one. */
    String system() {
        return system;
    }
}
