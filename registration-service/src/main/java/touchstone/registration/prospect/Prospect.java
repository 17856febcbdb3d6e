package touchstone.registration.prospect;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private String nativeName;
    private String salutation;
    private String language;
    private String timeZone;
    @Enumerated(EnumType.STRING)
    private BuyingRole buyingRole;
    /** By id. */
    private JsonObject addresses = new JsonObject();
    private JsonObject channels = new JsonObject();
    /** What they are found by. */
    private String[] words = {};
    private Instant registeredAt;
    private Instant changedAt;
    private Instant restrictedAt;
    private String[] objections = {};
    /** By attribute, or by the id of an address or a channel: the source record, and the provider and claim that were confirmed. */
    private JsonObject provenance = new JsonObject();

    protected Prospect() {}

    /** The prospect that a first source record makes. */
    public Prospect(SourceRecord first) {
        id = first.prospect();
        registeredAt = first.recordedAt();
        take(first);
    }

    /** The latest source record wins, attribute by attribute and item by item. */
    final void take(SourceRecord record) {
        // New objects: Hibernate compares, and would not see a change within.
        JsonObject from = provenance.copy();
        record.values().forEach((attribute, value) -> {
            take(attribute, value);
            JsonObject origin = new JsonObject().put("record", record.id().toString());
            if (value.provider() != null) origin.put("provider", value.provider()).put("claim", value.claim());
            if (record.system() != null) origin.put("system", record.system());
            from.put(attribute.name(), origin);
        });
        record.items().forEach((item, said) -> {
            if (said.kind() == SourceItem.Kind.ADDRESS) addresses = with(addresses, item, said.content());
            else channels = with(channels, item, said.content());
            if (said.content() == null) from.remove(item.toString());
            else from.put(item.toString(), record.system() == null ? new JsonObject().put("record", record.id().toString())
                    : new JsonObject().put("record", record.id().toString()).put("system", record.system()));
        });
        provenance = from;
        words = Words.of(values(attribute -> true), channels()).toArray(String[]::new);
        changedAt = record.recordedAt();
    }

    private static JsonObject with(JsonObject items, UUID id, JsonObject content) {
        JsonObject next = items.copy();
        if (content == null) next.remove(id.toString());
        else next.put(id.toString(), content);
        return next;
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
            case NATIVE_NAME -> nativeName = value.text();
            case SALUTATION -> salutation = value.text();
            case LANGUAGE -> language = value.text();
            case TIME_ZONE -> timeZone = value.text();
            case BUYING_ROLE -> buyingRole = value.text() == null ? null : BuyingRole.valueOf(value.text());
        }
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
            boolean same = Objects.equals(value.text(), value(attribute).orElse(null)) && (attribute != Attribute.EMAIL || value.verified() == emailVerified);
            if (!same) changes.put(attribute, value);
        });
        if (changes.isEmpty() && items.isEmpty()) return Optional.empty();
        // No two records of a prospect at one moment: their order is what the golden record depends on.
        Instant at = now.isAfter(changedAt) ? now : changedAt.plusMillis(1);
        SourceRecord record = SourceRecord.change(id, kind, changes, items, by, basis, at);
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
        SourceRecord record = SourceRecord.imported(id, given, others, system, said, by, basis, now.isAfter(changedAt) ? now : changedAt.plusMillis(1));
        take(record);
        return record;
    }

    private boolean mayGive(String system, String what, boolean everSaid) {
        JsonObject from = provenance.getJsonObject(what);
        return from == null ? !everSaid : system.equals(from.getString("system"));
    }

    private static Map<Attribute, SourceValue> typed(Profile wanted) {
        Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);
        wanted.values().forEach((attribute, text) -> values.put(attribute, SourceValue.typed(text)));
        return values;
    }

    Profile profile() {
        return new Profile(givenName, familyName, nativeName, salutation, company, jobTitle, buyingRole, language, timeZone, addresses(), channels());
    }

    /** In the order in which they came. */
    public List<PostalAddress> addresses() {
        return addresses.fieldNames().stream().sorted().map(item -> PostalAddress.of(UUID.fromString(item), addresses.getJsonObject(item))).toList();
    }

    /** That of the e-mail address first, then in the order in which they came. */
    public List<Channel> channels() {
        Stream<Channel> main = email == null ? Stream.empty() : Stream.of(mainChannel());
        return Stream.concat(main, channels.fieldNames().stream().filter(item -> !item.equals(id.toString())).sorted()
                .map(item -> Channel.of(UUID.fromString(item), channels.getJsonObject(item)))).toList();
    }

    private Channel mainChannel() {
        JsonObject said = channels.getJsonObject(id.toString());
        Channel channel = said == null ? null : Channel.of(id, said);
        return new Channel(id, Channel.Type.EMAIL, null, email, emailVerified, channel != null && channel.preferred(), channel == null ? List.of() : channel.optOuts());
    }

    /** Whose claim the value of an attribute is; empty for what the person typed. */
    public Optional<String> provider(Attribute attribute) {
        return Optional.ofNullable(provenance.getJsonObject(attribute.name())).map(from -> from.getString("provider"));
    }

    private Map<Attribute, String> values(Predicate<Attribute> which) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) if (which.test(attribute)) value(attribute).ifPresent(value -> values.put(attribute, value));
        return values;
    }

    /** Whether sales, with what they may see of it, would find it by these words: what is withheld must not be guessed by looking for it. */
    boolean isFoundBy(List<String> asked, Gate gate) {
        return !isRestricted() && Words.match(Words.of(values(attribute -> gate.lets(Use.SHOW, this, attribute)), channels(gate.lets(Use.SHOW, this, Attribute.EMAIL))), asked);
    }

    /** Makes it anew of all that was ever said. @return the fields that were otherwise before: none, unless the rules of making it have changed */
    public List<String> rebuild(List<SourceRecord> sources) {
        Prospect anew = new Prospect();
        anew.id = id;
        anew.registeredAt = sources.get(0).recordedAt();
        sources.forEach(anew::take);
        List<String> differences = differences(anew);
        // Nothing is touched that need not be: that would be a revision.
        if (!differences.isEmpty()) become(anew);
        return differences;
    }

    private void become(Prospect other) {
        for (Attribute attribute : Attribute.values()) take(attribute, SourceValue.typed(other.value(attribute).orElse(null)));
        emailVerified = other.emailVerified;
        addresses = other.addresses;
        channels = other.channels;
        provenance = other.provenance;
        words = other.words;
        registeredAt = other.registeredAt;
        changedAt = other.changedAt;
    }

    private List<String> differences(Prospect other) {
        List<String> differences = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) if (!value(attribute).equals(other.value(attribute))) differences.add(attribute.field());
        if (emailVerified != other.emailVerified) differences.add("emailVerified");
        if (!addresses.equals(other.addresses)) differences.add(SourceItem.Kind.ADDRESS.field());
        if (!channels.equals(other.channels)) differences.add(SourceItem.Kind.CHANNEL.field());
        if (!provenance.equals(other.provenance)) differences.add("provenance");
        if (!Arrays.equals(words, other.words)) differences.add("words");
        if (!registeredAt.equals(other.registeredAt)) differences.add("registeredAt");
        if (!changedAt.equals(other.changedAt)) differences.add("changedAt");
        return differences;
    }

    /** The value of an attribute, if there is one. */
    public Optional<String> value(Attribute attribute) {
        return Optional.ofNullable(switch (attribute) {
            case GIVEN_NAME -> givenName;
            case FAMILY_NAME -> familyName;
            case EMAIL -> email;
            case COMPANY -> company;
            case JOB_TITLE -> jobTitle;
            case NATIVE_NAME -> nativeName;
            case SALUTATION -> salutation;
            case LANGUAGE -> language;
            case TIME_ZONE -> timeZone;
            case BUYING_ROLE -> buyingRole == null ? null : buyingRole.name();
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

    /** They object to a purpose, or no longer. @return whether that is new */
    public boolean object(String purpose, boolean objects) {
        if (objectsTo(purpose) == objects) return false;
        objections = objects ? Stream.concat(Stream.of(objections), Stream.of(purpose)).toArray(String[]::new) : Stream.of(objections).filter(other -> !other.equals(purpose)).toArray(String[]::new);
        return true;
    }

    public boolean objectsTo(String purpose) {
        return List.of(objections).contains(purpose);
    }

    /** Whether there is an address, and they did not close it to the purpose. */
    public boolean isMailedFor(String purpose) {
        return email != null && mainChannel().isOpenTo(purpose);
    }

    public boolean isEmailVerified() {
        return emailVerified;
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
        return source.id().toString().equals(provenance.getJsonObject(key, new JsonObject()).getString("record"));
    }

    /** What sales may see. */
    ProspectView view(Gate gate) {
        List<String> withheld = new ArrayList<>(Arrays.stream(Attribute.values()).filter(attribute -> value(attribute).isPresent() && !gate.lets(Use.SHOW, this, attribute)).map(Attribute::field).toList());
        if (isRestricted() && !addresses.isEmpty()) withheld.add(SourceItem.Kind.ADDRESS.field());
        if (isRestricted() && !channels.isEmpty()) withheld.add(SourceItem.Kind.CHANNEL.field());
        return view(attribute -> gate.lets(Use.SHOW, this, attribute), !isRestricted(), withheld.isEmpty() ? null : withheld);
    }

    /** All of it, for the person themselves. */
    public ProspectView view() {
        return view(attribute -> true, true, null);
    }

    private ProspectView view(Predicate<Attribute> shown, boolean items, List<String> withheld) {
        Function<Attribute, String> text = attribute -> shown.test(attribute) ? value(attribute).orElse(null) : null;
        return new ProspectView(id, text.apply(Attribute.GIVEN_NAME), text.apply(Attribute.FAMILY_NAME), text.apply(Attribute.NATIVE_NAME), text.apply(Attribute.SALUTATION), text.apply(Attribute.EMAIL),
                emailVerified, text.apply(Attribute.COMPANY), text.apply(Attribute.JOB_TITLE), shown.test(Attribute.BUYING_ROLE) ? buyingRole : null, text.apply(Attribute.LANGUAGE),
                text.apply(Attribute.TIME_ZONE), items ? addresses() : null, items ? channels(shown.test(Attribute.EMAIL)) : null, registeredAt, changedAt, withheld);
    }

    private List<Channel> channels(boolean email) {
        return channels().stream().filter(channel -> email || !id.equals(channel.id())).toList();
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
