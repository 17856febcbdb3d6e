package touchstone.catalog.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.label.Labels;
import touchstone.commons.Money;

/**
 * One typed attribute of a family. Families are data, so that all of this comes from the database.
 *
 * @param code         its name in JSON and in the columns of a file, in snake case
 * @param localisable  whether it has a value per locale
 * @param required     whether a product without it is incomplete, and cannot be published anywhere
 * @param maxLength    the most characters of a text, 0 for the default of its type
 * @param units        the units that a measurement may have
 * @param unitOptional whether a measurement may be a label without a unit, such as the size M
 * @param options      the options to choose from; empty where any is taken
 * @param perChannel   whether it has a value per channel
 * @param requiredOn   the channels on which it is required, where it is not required on all
 * @param limits       what else a value has to keep to
 * @param group        the group it belongs to, by which rights to it are given
 * @param audience     who may see it. Where nothing is said, nobody but a partner: what is forgotten stays hidden
 * @param facet        whether readers can narrow a list by its values, and see how many there are of each
 * @param searchable   whether readers find products by the words in it
 * @param priceFor     whom a price is for beside the list price, null for any other attribute
 * @param labels       what it is called, by locale
 * @param optionLabels what its options are called, as far as somebody has said so
 * @param optionList   the shared list that its options come from; null where it has options of its own
 */
public record Attribute(String code, AttributeType type, boolean localisable, boolean required, int maxLength, List<String> units, boolean unitOptional,
                        List<String> options, boolean perChannel, Set<String> requiredOn, Limits limits, String group, Audience audience, boolean facet,
                        boolean searchable, PriceFor priceFor,
                        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(description = "What it is called, by locale (BCP 47)") Map<String, String> labels,
                        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(description = "What its options are called") List<Option> optionLabels,
                        @Schema(description = "The shared list that its options come from: see /option-lists") String optionList) {
    /** The group of an attribute that names none. */
    public static final String GENERAL = "general";
    private static final char SCOPES = ':';

    public Attribute {
        units = units == null ? List.of() : List.copyOf(units);
        options = options == null ? List.of() : List.copyOf(options);
        requiredOn = requiredOn == null ? Set.of() : Set.copyOf(requiredOn);
        limits = limits == null ? Limits.NONE : limits;
        group = group == null ? GENERAL : group;
        audience = audience == null ? Audience.PARTNER : audience;
        labels = Labels.copy(labels);
        optionLabels = optionLabels == null ? List.of() : List.copyOf(optionLabels);
    }

    /** An attribute that is called by its code. */
    public Attribute(String code, AttributeType type, boolean localisable, boolean required, int maxLength, List<String> units, boolean unitOptional, List<String> options,
                     boolean perChannel, Set<String> requiredOn, Limits limits, String group, Audience audience, boolean facet, boolean searchable, PriceFor priceFor) {
        this(code, type, localisable, required, maxLength, units, unitOptional, options, perChannel, requiredOn, limits, group, audience, facet, searchable, priceFor, null, null, null);
    }

    /** The same with the options that its list has now. */
    Attribute with(SharedList list) {
        return new Attribute(code, type, localisable, required, maxLength, units, unitOptional, list.options().stream().map(Option::code).toList(), perChannel, requiredOn, limits, group, audience,
                facet, searchable, priceFor, labels, list.options(), optionList);
    }

    /** An attribute for all to see, the same on all channels. */
    public Attribute(String code, AttributeType type, boolean localisable, boolean required, int maxLength, List<String> units, boolean unitOptional, List<String> options) {
        this(code, type, localisable, required, maxLength, units, unitOptional, options, false, Set.of(), Limits.NONE, GENERAL, Audience.PUBLIC, false, false);
    }

    public Attribute(String code, AttributeType type, boolean localisable, boolean required, int maxLength, List<String> units, boolean unitOptional, List<String> options,
                     boolean perChannel, Set<String> requiredOn, Limits limits, String group, Audience audience, boolean facet, boolean searchable) {
        this(code, type, localisable, required, maxLength, units, unitOptional, options, perChannel, requiredOn, limits, group, audience, facet, searchable, null);
    }

    /** Whether it has several values side by side, told apart by a scope: a channel, a locale, the currency of a price, or a channel and one of these. */
    public boolean scoped() {
        return perChannel || localisable || type == AttributeType.PRICE;
    }

    /**
     * The scope that its value has for readers on this channel in this locale who pay in this currency: {@code en}, {@code USD}, {@code web}, {@code web:en} or
     * {@code web:USD}; null where it has one value for all.
     */
    public String scope(String channel, String locale, String currency) {
        String within = localisable ? locale : type == AttributeType.PRICE ? currency : null;
        if (!perChannel) return within;
        return within == null ? channel : channel + SCOPES + within;
    }

    /** The currency in which the price with this scope is. */
    public String currency(String scope) {
        return within(scope);
    }

    /** The locale or currency of a scope, where it has one. */
    public String within(String scope) {
        return scope.substring(scope.lastIndexOf(SCOPES) + 1);
    }

    /** Whether the same people may see its values and change them. */
    boolean sameReach(Attribute other) {
        return audience == other.audience && group.equals(other.group) && Objects.equals(priceFor, other.priceFor);
    }

    /** Whether a product without it is incomplete on this channel. */
    public boolean requiredOn(String channel) {
        return required || requiredOn.contains(channel);
    }

    /**
     * Reads a value from the text of a cell.
     *
     * @param text   the value, not empty
     * @param beside the unit of a measurement, the currency of a price (which then counts in its major unit), otherwise null
     * @throws NotOfType if it is not what this attribute takes
     */
    public Object read(String text, String beside) {
        return limits.check(this, type.read(this, text, beside));
    }

    /**
     * Reads a value from JSON.
     *
     * @param scope the scope it stands under, or null
     * @throws NotOfType if it is not what this attribute takes
     */
    public Object read(JsonNode json, String scope) {
        return limits.check(this, unlimited(json, scope));
    }

    private Object unlimited(JsonNode json, String scope) {
        return switch (type) {
            case TEXT, RICH_TEXT, OPTION, DATE, GTIN, REFERENCE -> text(json, null);
            case MEDIA -> {
                if (json.isTextual()) yield text(json, null);
                if (!json.isArray() || json.isEmpty()) yield refuse("the id of an asset, or a list of such");
                List<String> ids = new ArrayList<>();
                json.forEach(id -> ids.add(id.isTextual() ? id.asText() : (String) refuse("the id of an asset, or a list of such")));
                yield AttributeType.assets(ids);
            }
            case NUMBER -> json.isNumber() ? type.read(this, plain(json), null) : refuse("a number");
            case BOOLEAN -> json.isBoolean() ? json.asBoolean() : refuse("true or false");
            case MULTI_OPTION -> {
                if (!json.isArray() || json.isEmpty()) yield refuse("a list of options");
                List<String> chosen = new ArrayList<>();
                json.forEach(option -> chosen.add(option.isTextual() ? option.asText().strip() : (String) refuse("a list of options")));
                yield AttributeType.options(this, chosen);
            }
            case MEASUREMENT -> {
                if (json.isTextual()) yield text(json, null);
                if (!json.path("value").isNumber() || !json.path("unit").isTextual() || json.size() != 2) yield refuse("a value and its unit");
                yield type.read(this, plain(json.get("value")), json.get("unit").asText());
            }
            case PRICE -> {
                if (!json.path("amount").canConvertToLong() || !json.path("amount").isIntegralNumber() || !json.path("currency").asText().equals(currency(scope)) || json.size() != 2) {
                    yield refuse("an amount in the minor unit and the currency it stands under");
                }
                yield AttributeType.price(new Money(json.get("amount").asLong(), currency(scope)));
            }
        };
    }

    /** What speaks today against a value that was taken earlier, when the attribute may have had other options, units or limits. */
    public Optional<NotOfType> objection(Object data) {
        try {
            if (data instanceof String text && type == AttributeType.OPTION) AttributeType.option(this, text);
            if (data instanceof List<?> chosen && type == AttributeType.MULTI_OPTION) AttributeType.options(this, chosen.stream().map(String.class::cast).toList());
            if (data instanceof Measurement measurement && !units.contains(measurement.unit())) throw new NotOfType("unknown-unit", "has a unit that is none of " + String.join(", ", units));
            if (data instanceof String text && maxLength > 0 && text.length() > maxLength) throw new NotOfType("too-long", "has more than " + maxLength + " characters");
            limits.check(this, data);
            return Optional.empty();
        } catch (NotOfType objection) {
            return Optional.of(objection);
        }
    }

    /** A number as a cell would have it: JSON libraries write small ones with an exponent. */
    private static String plain(JsonNode json) {
        String text = json.asText();
        if (text.indexOf('E') < 0) return text;
        BigDecimal number = new BigDecimal(text);
        return Math.abs(number.scale()) > AttributeType.MOST_DIGITS * 2 ? text : number.stripTrailingZeros().toPlainString();
    }

    private Object text(JsonNode json, String beside) {
        if (!json.isTextual() || json.asText().isBlank()) return refuse("a text");
        return type.read(this, json.asText().strip(), beside);
    }

    private static Object refuse(String wanted) {
        throw new NotOfType("wrong-type", "takes " + wanted);
    }
}
