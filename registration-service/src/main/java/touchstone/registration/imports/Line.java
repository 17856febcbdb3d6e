package touchstone.registration.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.EmailAddress;
import touchstone.registration.prospect.PostalAddress;
import touchstone.registration.prospect.SourceItem;
import touchstone.registration.prospect.SourceValue;
import touchstone.registration.prospect.Text;

/**
 * A row of a file, read: what it says, what of it is good, and what is not.
 *
 * @param said    by field, without what is too long or deceives; null where a cell is empty
 * @param values  what can be part of the golden record; without text where a cell is empty
 * @param address null where there is none that is good
 * @param phone   null where there is none that is good
 * @param refusal why nothing of it can be taken in, or null
 */
record Line(String key, Map<Field, String> said, Map<Attribute, SourceValue> values, PostalAddress address, Channel phone, List<Finding> findings, String refusal) {
    private static final List<Field> OF_ADDRESS = List.of(Field.ADDRESS_LINE_1, Field.ADDRESS_LINE_2, Field.CITY, Field.REGION, Field.POSTAL_CODE, Field.COUNTRY);

    /** What is wrong with a cell. It never says what stands there. */
    @Schema(name = "ImportFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(@Schema(description = "Absent where the row as a whole is meant.") String field, String code) {}

    /** @param country that of addresses and phone numbers which name none, or null */
    static Line of(Kind kind, String country, List<Field> fields, List<String> cells) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String text = Text.normal(lifted(cells.get(i)));
            if (text != null && text.length() > field.longest()) {
                findings.add(new Finding(field.word(), "too-long"));
                continue;
            }
            if (text != null && !Text.isPlain(text)) {
                findings.add(new Finding(field.word(), "invisible-characters"));
                continue;
            }
            said.put(field, text);
            if (field == Field.EMAIL && text != null && !isAddress(text)) findings.add(new Finding(field.word(), "not-an-address"));
            else field.attribute().ifPresent(attribute -> values.put(attribute, SourceValue.imported(text)));
        }
        PostalAddress address = kind == Kind.ACCOUNTS ? null : address(said, country, findings);
        Channel phone = kind == Kind.ACCOUNTS ? null : phone(said, country, findings);
        String key = key(kind, fields, said);
        return new Line(key, said, values, address, phone, findings, refusal(kind, said, values, key));
    }

    private static String key(Kind kind, List<Field> fields, Map<Field, String> said) {
        if (fields.contains(Field.KEY)) return said.get(Field.KEY);
        // Mail servers do not tell upper from lower case.
        return kind == Kind.ACCOUNTS || said.get(Field.EMAIL) == null ? null : said.get(Field.EMAIL).toLowerCase(Locale.ROOT);
    }

    private static String refusal(Kind kind, Map<Field, String> said, Map<Attribute, SourceValue> values, String key) {
        if (key == null) return "key-missing";
        if (kind == Kind.ACCOUNTS) return said.get(Field.NAME) == null ? "name-missing" : null;
        return Stream.of(Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.EMAIL).map(values::get).allMatch(value -> value == null || value.text() == null) ? "nobody-named" : null;
    }

    private static PostalAddress address(Map<Field, String> said, String country, List<Finding> findings) {
        if (OF_ADDRESS.stream().allMatch(field -> field == Field.COUNTRY || said.get(field) == null)) return null;
        String named = said.get(Field.COUNTRY) == null ? country : said.get(Field.COUNTRY);
        if (named == null || !named.matches("[A-Za-z]{2}")) {
            findings.add(new Finding(Field.COUNTRY.word(), named == null ? "country-missing" : "not-a-country-code"));
            return null;
        }
        List<String> lines = Stream.of(Field.ADDRESS_LINE_1, Field.ADDRESS_LINE_2).map(said::get).filter(Objects::nonNull).toList();
        PostalAddress address = new PostalAddress(null, PostalAddress.Type.OTHER, named, null, lines, null, said.get(Field.CITY), said.get(Field.REGION), said.get(Field.POSTAL_CODE), null, null, null);
        var complaints = address.complaints();
        complaints.forEach(complaint -> findings.add(new Finding(complaint.field(), "unfit-for-country")));
        return complaints.isEmpty() ? address : null;
    }

    private static Channel phone(Map<Field, String> said, String country, List<Finding> findings) {
        String text = said.get(Field.PHONE);
        if (text == null) return null;
        String region = said.get(Field.COUNTRY) != null && said.get(Field.COUNTRY).matches("[A-Z]{2}") ? said.get(Field.COUNTRY) : country;
        var number = Channel.e164(text.replace("(0)", ""), region).filter(good -> says(text, good));
        if (number.isEmpty()) findings.add(new Finding(Field.PHONE.word(), "not-a-phone-number"));
        return number.map(good -> new Channel(null, Channel.Type.PHONE, null, good, false, false, List.of())).orElse(null);
    }

    /** Whether a number is the digits that were written, after what comes before them: of a number that has too many, some would be taken for prefixes, and another one be left. */
    private static boolean says(String text, String e164) {
        String digits = text.replace("(0)", "").replaceAll("\\D", "").replaceFirst("^(00|011)", "");
        return e164.equals("+" + digits) || e164.endsWith(digits) || digits.length() > 1 && e164.endsWith(digits.substring(1));
    }

    /**
     * The address and the phone number as parts of a source record, each with an id that is the same whenever this system names one of this person: so it changes what it said before.
     * Without content where a cell is empty that could have one.
     */
    Map<UUID, SourceItem> items(String system, UUID prospect) {
        Map<UUID, SourceItem> items = new HashMap<>();
        if (address != null) items.put(id(system, prospect, SourceItem.Kind.ADDRESS), new SourceItem(SourceItem.Kind.ADDRESS, address.content(), SourceValue.Origin.IMPORTED));
        if (phone != null) items.put(id(system, prospect, SourceItem.Kind.CHANNEL), new SourceItem(SourceItem.Kind.CHANNEL, phone.content(), SourceValue.Origin.IMPORTED));
        else if (said.containsKey(Field.PHONE) && said.get(Field.PHONE) == null) items.put(id(system, prospect, SourceItem.Kind.CHANNEL), new SourceItem(SourceItem.Kind.CHANNEL, null, SourceValue.Origin.IMPORTED));
        return items;
    }

    private static UUID id(String system, UUID prospect, SourceItem.Kind kind) {
        return UUID.nameUUIDFromBytes((kind + " " + system + " " + prospect).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAddress(String text) {
        return text.length() <= EmailAddress.LONGEST && text.matches(EmailAddress.PATTERN);
    }

    /** Without the apostrophe that exports put before what a spreadsheet would run as a formula. */
    private static String lifted(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }

    /** What it says, by field; empty cells are absent. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        said.forEach((field, text) -> {
            if (text != null) words.put(field.word(), text);
        });
        return words;
    }

    /** What tells whether the same is said again. */
    String content() {
        return new JsonObject(new LinkedHashMap<>(words())).encode();
    }
}
