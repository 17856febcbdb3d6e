package touchstone.registration.prospect;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;
import touchstone.registration.gate.Gate;
import touchstone.registration.rule.Use;

/** A person we know of: their golden record, and what they let us do with it. */
@Entity
public class Prospect extends GoldenRecord {
    @Version
    private long revision;
    private Instant restrictedAt;
    private String[] objections = {};

    protected Prospect() {}

    /** The prospect that a first source record makes. */
    public Prospect(SourceRecord first) {
        super(first);
    }

    /**
     * Somebody of whom only others told registers: what they say themselves comes on top of it.
     *
     * @return the source record to persist; see {@link SourceRecord#registration}
     */
    public SourceRecord registered(UUID captureChoice, Collection<String> filled, Map<Attribute, SourceValue> values, Instant now) {
        SourceRecord record = SourceRecord.registration(id(), captureChoice, filled, values, next(now));
        take(record);
        return record;
    }

    /** The person takes over what differs; empty, and no new revision, when nothing does. Fails as {@link ItemRefused} says. */
    Optional<SourceRecord> rectify(Profile wanted, Instant now) {
        return change(SourceRecord.Kind.RECTIFICATION, typed(wanted), ItemChanges.of(this, wanted), null, LegalBasis.STEPS_AT_REQUEST, now);
    }

    /** The same by one of our people, by name. */
    Optional<SourceRecord> correct(Profile wanted, String by, Instant now) {
        if (isRestricted()) throw new ItemRefused.UseRestricted();
        return change(SourceRecord.Kind.CORRECTION, typed(wanted), ItemChanges.of(this, wanted), by, LegalBasis.LEGITIMATE_INTEREST, now);
    }

    /**
     * Takes over what differs from what is held, and gives the source record to persist; empty when nothing differs.
     *
     * @param values null texts take a value back
     * @param items  by id, as {@link SourceItem} says
     * @param by     who, if not the person themselves
     */
    public Optional<SourceRecord> change(SourceRecord.Kind kind, Map<Attribute, SourceValue> values, Map<UUID, SourceItem> items, String by, LegalBasis basis, Instant now) {
        Map<Attribute, SourceValue> changes = new EnumMap<>(Attribute.class);
        values.forEach((attribute, value) -> {
            boolean same = Objects.equals(value.text(), value(attribute).orElse(null)) && (attribute != Attribute.EMAIL || value.verified() == isEmailVerified());
            if (!same) changes.put(attribute, value);
        });
        if (changes.isEmpty() && items.isEmpty()) return Optional.empty();
        SourceRecord record = SourceRecord.change(id(), kind, changes, items, by, basis, next(now));
        take(record);
        return Optional.of(record);
    }

    /**
     * Takes over what another system says now, as far as it may: it fills what nobody ever said, and changes only what it said itself.
     *
     * @param sources all there are of the person
     * @return the source record to persist
     */
    public SourceRecord imported(List<SourceRecord> sources, Map<Attribute, SourceValue> values, Map<UUID, SourceItem> items, String system, JsonObject said, String by, LegalBasis basis, Instant now) {
        Map<Attribute, SourceValue> given = new EnumMap<>(values);
        given.entrySet().removeIf(value -> Objects.equals(value.getValue().text(), value(value.getKey()).orElse(null))
                || !mayGive(system, value.getKey().name(), sources.stream().anyMatch(source -> source.values().containsKey(value.getKey()))));
        Map<UUID, SourceItem> others = new HashMap<>(items);
        others.keySet().removeIf(item -> !mayGive(system, item.toString(), sources.stream().anyMatch(source -> source.items().containsKey(item))));
        SourceRecord record = SourceRecord.imported(id(), given, others, system, said, by, basis, next(now));
        take(record);
        return record;
    }

    private boolean mayGive(String system, String what, boolean everSaid) {
        JsonObject from = origin(what);
        return from == null ? !everSaid : system.equals(from.getString("system"));
    }

    private static Map<Attribute, SourceValue> typed(Profile wanted) {
        Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);
        wanted.values().forEach((attribute, text) -> values.put(attribute, SourceValue.typed(text)));
        return values;
    }

    /** Whether sales, with what they may see of it, would find it by these words: what is withheld must not be guessed by looking for it. */
    boolean isFoundBy(List<String> asked, Gate gate) {
        return !isRestricted() && Words.match(Words.of(values(attribute -> gate.lets(Use.SHOW, this, attribute)), channels(gate.lets(Use.SHOW, this, Attribute.EMAIL))), asked);
    }

    /** The use of their data ends, or goes on. */
    public void restrict(boolean restricted, Instant now) {
        restrictedAt = restricted ? restrictedAt == null ? now : restrictedAt : null;
    }

    /** Whether the person had the use of their data restricted: then it is kept, and used for nothing. */
    public boolean isRestricted() {
        return restrictedAt != null;
    }

    /** They object to a purpose, or no longer. @return whether that is new */
    public boolean object(String purpose, boolean objects) {
        if (objectsTo(purpose) == objects) return false;
        objections = objects ? Stream.concat(Stream.of(objections), Stream.of(purpose)).toArray(String[]::new) : Stream.of(objections).filter(other -> !other.equals(purpose)).toArray(String[]::new);
        return true;
    }

    public boolean objectsTo(String purpose) {
        return List.of(objections).contains(purpose);
    }

    /** Where each value is from: why it is as it is. */
    static List<Provenance> why(List<Provenance> history) {
        return history.stream().filter(said -> said.current() && said.value() != null).toList();
    }

    /** What of {@link #history(List)} sales may see. */
    List<Provenance> history(List<SourceRecord> sources, Gate gate) {
        if (isRestricted()) return List.of();
        List<String> hidden = Arrays.stream(Attribute.values()).filter(attribute -> !gate.lets(Use.SHOW, this, attribute)).map(Attribute::field).toList();
        return history(sources).stream().filter(said -> (said.provider() == null || gate.lets(Use.SHOW, said.provider())) && !(said.current() && hidden.contains(said.field()))).toList();
    }

    /** All values that it ever had, field by field and the latest first. */
    List<Provenance> history(List<SourceRecord> sources) {
        List<Provenance> all = new ArrayList<>();
        List<SourceRecord> latestFirst = new ArrayList<>(sources);
        Collections.reverse(latestFirst);
        for (Attribute attribute : Attribute.values()) {
            latestFirst.stream().filter(source -> source.values().containsKey(attribute))
                    .forEach(source -> all.add(Provenance.of(source, attribute, isFrom(attribute.name(), source))));
        }
        sources.stream().flatMap(source -> source.items().entrySet().stream())
                .sorted(Comparator.comparing((Map.Entry<UUID, SourceItem> item) -> item.getValue().kind()).thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey).distinct()
                .forEach(item -> latestFirst.stream().filter(source -> source.items().containsKey(item))
                        .forEach(source -> all.add(Provenance.of(source, item, isFrom(item.toString(), source)))));
        return all;
    }

    private boolean isFrom(String key, SourceRecord source) {
        return origin(key) != null && source.id().toString().equals(origin(key).getString("record"));
    }

    /** What sales may see. */
    public ProspectView view(Gate gate) {
        List<String> withheld = new ArrayList<>(Arrays.stream(Attribute.values()).filter(attribute -> value(attribute).isPresent() && !gate.lets(Use.SHOW, this, attribute)).map(Attribute::field).toList());
        if (isRestricted()) Arrays.stream(SourceItem.Kind.values()).filter(this::has).map(SourceItem.Kind::field).forEach(withheld::add);
        return view(attribute -> gate.lets(Use.SHOW, this, attribute), !isRestricted(), withheld.isEmpty() ? null : withheld);
    }

    /** All of it, for the person themselves. */
    public ProspectView view() {
        return view(attribute -> true, true, null);
    }

    public Revision revision() {
        return new Revision(revision);
    }

    public Cursor cursor() {
        return new Cursor(registeredAt(), id());
    }
}
