package touchstone.registration.prospect;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.PostalFormat.Part;

/**
 * Where somebody can be reached by post, or could. Which parts are needed, and how a postal code looks, is as the country has it (see {@link PostalFormat}).
 *
 * @param id    null for one that is new
 * @param from  the first day on which it holds, or null
 * @param until the last day, or null
 */
@Coherent
public record PostalAddress(
        @Schema(description = "Given by us; without one it is a new address.") UUID id,
        @NotNull(message = "is required") Type type,
        @NotNull(message = "is required") @Pattern(regexp = "[A-Z]{2}", message = "must be a country code of ISO 3166-1 alpha-2") String country,
        @Size(max = LONGEST) @PlainText String organization,
        @Schema(description = "Street, house and what else stands above the place, one line each.") @Size(max = 5) List<@NotNull(message = "must not be blank") @Size(max = LONGEST) @PlainText String> lines,
        @Size(max = LONGEST) @PlainText String dependentLocality,
        @Size(max = LONGEST) @PlainText String locality,
        @Schema(description = "State, province, prefecture.") @Size(max = LONGEST) @PlainText String administrativeArea,
        @Size(max = 20) @PlainText String postalCode,
        @Size(max = 20) @PlainText String sortingCode,
        LocalDate from,
        LocalDate until) implements Coherent.Checked {
    static final int LONGEST = 200;

    /** What it is for. */
    @Schema(name = "AddressType")
    public enum Type { BUSINESS, HOME, BILLING, DELIVERY, OTHER }

    public PostalAddress {
        country = upper(Text.normal(country));
        organization = Text.normal(organization);
        lines = lines == null ? List.of() : lines.stream().map(Text::normal).toList();
        dependentLocality = Text.normal(dependentLocality);
        locality = Text.normal(locality);
        administrativeArea = Text.normal(administrativeArea);
        postalCode = upper(Text.normal(postalCode));
        sortingCode = Text.normal(sortingCode);
    }

    private static String upper(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** What its country asks for and is not there, or looks otherwise there. */
    @Override
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        if (from != null && until != null && until.isBefore(from)) complaints.add(new Complaint("until", "must not be before from"));
        if (country == null || !country.matches("[A-Z]{2}")) return complaints;
        if (!PostalFormat.isCountry(country)) {
            complaints.add(new Complaint("country", "must be a country code of ISO 3166-1 alpha-2"));
            return complaints;
        }
        PostalFormat format = PostalFormat.of(country);
        for (Part part : Part.values()) if (format.requires(part) && part(part) == null) complaints.add(new Complaint(part.field(), "is required in " + country));
        if (postalCode != null && postalCode.length() <= 20 && !format.takes(postalCode)) complaints.add(new Complaint("postalCode", "must be a postal code of " + country + ", such as " + format.example()));
        return complaints;
    }

    private String part(Part part) {
        return switch (part) {
            case STREET -> lines.isEmpty() ? null : String.join("\n", lines);
            case DISTRICT -> dependentLocality;
            case PLACE -> locality;
            case REGION -> administrativeArea;
            case POSTCODE -> postalCode;
            case SORTING -> sortingCode;
            case ORGANIZATION -> organization;
            case PERSON -> null;
        };
    }

    /** As its country writes it, without the country. */
    public List<String> formatted() {
        return PostalFormat.of(country).lines(this::part);
    }

    /** The same in one line, with the country's code. */
    String oneLine() {
        return String.join(", ", Stream.concat(formatted().stream(), Stream.of(country)).toList());
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    PostalAddress withId(UUID given) {
        return new PostalAddress(given, type, country, organization, lines, dependentLocality, locality, administrativeArea, postalCode, sortingCode, from, until);
    }

    public JsonObject content() {
        JsonObject content = new JsonObject().put("type", type.name()).put("country", country).put("lines", new JsonArray(lines));
        put(content, "organization", organization);
        put(content, "dependentLocality", dependentLocality);
        put(content, "locality", locality);
        put(content, "administrativeArea", administrativeArea);
        put(content, "postalCode", postalCode);
        put(content, "sortingCode", sortingCode);
        put(content, "from", from);
        put(content, "until", until);
        return content;
    }

    private static void put(JsonObject content, String name, Object value) {
        if (value != null) content.put(name, value.toString());
    }

    static PostalAddress of(UUID id, JsonObject content) {
        return new PostalAddress(id, Type.valueOf(content.getString("type")), content.getString("country"), content.getString("organization"),
                content.getJsonArray("lines").stream().map(Objects::toString).toList(), content.getString("dependentLocality"), content.getString("locality"),
                content.getString("administrativeArea"), content.getString("postalCode"), content.getString("sortingCode"), day(content.getString("from")), day(content.getString("until")));
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
