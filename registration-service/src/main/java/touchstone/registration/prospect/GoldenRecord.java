package touchstone.registration.prospect;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the source records of a person add up to. It changes only by taking in one more, and can be made anew of all of them. */
@MappedSuperclass
public class GoldenRecord {
    @Id
    private UUID id;
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
    /** By attribute, or by the id of an address or a channel: the source record, and the provider and claim that were confirmed. */
    private JsonObject provenance = new JsonObject();

    protected GoldenRecord() {}

    /** That which a first source record makes. */
    GoldenRecord(SourceRecord first) {
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

    Profile profile() {
        return new Profile(givenName, familyName, nativeName, salutation, company, jobTitle, buyingRole, language, timeZone, addresses(), channels());
    }

    /** Whether anything of the kind was said. */
    boolean has(SourceItem.Kind kind) {
        return !(kind == SourceItem.Kind.ADDRESS ? addresses : channels).isEmpty();
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

    Map<Attribute, String> values(Predicate<Attribute> which) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) if (which.test(attribute)) value(attribute).ifPresent(value -> values.put(attribute, value));
        return values;
    }

    /** Makes it anew of all that was ever said. @return the fields that were otherwise before: none, unless the rules of making it have changed */
    public List<String> rebuild(List<SourceRecord> sources) {
        GoldenRecord anew = new GoldenRecord();
        anew.id = id;
        anew.registeredAt = sources.get(0).recordedAt();
        sources.forEach(anew::take);
        List<String> differences = differences(anew);
        // Nothing is touched that need not be: that would be a revision.
        if (!differences.isEmpty()) become(anew);
        return differences;
    }

    private void become(GoldenRecord other) {
        for (Attribute attribute : Attribute.values()) take(attribute, SourceValue.typed(other.value(attribute).orElse(null)));
        emailVerified = other.emailVerified;
        addresses = other.addresses;
        channels = other.channels;
        provenance = other.provenance;
        words = other.words;
        registeredAt = other.registeredAt;
        changedAt = other.changedAt;
    }

    private List<String> differences(GoldenRecord other) {
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

    public boolean isEmailVerified() {
        return emailVerified;
    }

    /** @param items whether its addresses and channels may be seen */
    ProspectView view(Predicate<Attribute> shown, boolean items, List<String> withheld) {
        Function<Attribute, String> text = attribute -> shown.test(attribute) ? value(attribute).orElse(null) : null;
        return new ProspectView(id, text.apply(Attribute.GIVEN_NAME), text.apply(Attribute.FAMILY_NAME), text.apply(Attribute.NATIVE_NAME), text.apply(Attribute.SALUTATION), text.apply(Attribute.EMAIL),
                emailVerified, text.apply(Attribute.COMPANY), text.apply(Attribute.JOB_TITLE), shown.test(Attribute.BUYING_ROLE) ? buyingRole : null, text.apply(Attribute.LANGUAGE),
                text.apply(Attribute.TIME_ZONE), items ? addresses() : null, items ? channels(shown.test(Attribute.EMAIL)) : null, registeredAt, changedAt, withheld);
    }

    /** @param email whether that of the e-mail address is one of them */
    List<Channel> channels(boolean email) {
        return channels().stream().filter(channel -> email || !id.equals(channel.id())).toList();
    }

    /** Where the value of an attribute, or the item of an id, is from; null where there was never any. */
    JsonObject origin(String what) {
        return provenance.getJsonObject(what);
    }

    /** A time after all that was said so far: no two records of a prospect are of one moment, since the golden record depends on their order. */
    Instant next(Instant now) {
        return now.isAfter(changedAt) ? now : changedAt.plusMillis(1);
    }

    public UUID id() {
        return id;
    }

    /** Since when we know of them. */
    Instant registeredAt() {
        return registeredAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
