package touchstone.catalog.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import touchstone.commons.Money;

/**
 * One typed attribute of a family. Families are data, so that all of this comes from the database.
 *
 * @param code         its name in JSON and in the columns of a file, in snake case
 * @param localisable  whether it has a value per locale
 * @param required     whether a product without it is incomplete, and cannot be published
 * @param maxLength    the most characters of a text, 0 for the default of its type
 * @param units        the units that a measurement may have
 * @param unitOptional whether a measurement may be a label without a unit, such as the size M
 * @param options      the options to choose from; empty where any is taken
 */
public record Attribute(String code, AttributeType type, boolean localisable, boolean required, int maxLength, List<String> units, boolean unitOptional,
                        List<String> options) {
    public Attribute {
        units = units == null ? List.of() : List.copyOf(units);
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** Whether it has several values side by side, told apart by a scope: a locale, or the currency of a price. */
    public boolean scoped() {
        return localisable || type == AttributeType.PRICE;
    }

    /** The scope that its value has for readers in this locale who pay in this currency; null where it has one value for all. */
    public String scope(String locale, String currency) {
        if (localisable) return locale;
        return type == AttributeType.PRICE ? currency : null;
    }

    /**
     * Reads a value from the text of a cell.
     *
     * @param text   the value, not empty
     * @param beside the unit of a measurement, the currency of a price (which then counts in its major unit), otherwise null
     * @throws NotOfType if it is not what this attribute takes
     */
    public Object read(String text, String beside) {
        return type.read(this, text, beside);
    }

    /**
     * Reads a value from JSON.
     *
     * @param scope the scope it stands under, or null
     * @throws NotOfType if it is not what this attribute takes
     */
    public Object read(JsonNode json, String scope) {
        return switch (type) {
            case TEXT, OPTION, DATE -> text(json, null);
            case NUMBER -> json.isNumber() ? type.read(this, json.asText(), null) : refuse("a number");
            case BOOLEAN -> json.isBoolean() ? json.asBoolean() : refuse("true or false");
            case MEASUREMENT -> {
                if (json.isTextual()) yield text(json, null);
                if (!json.path("value").isNumber() || !json.path("unit").isTextual() || json.size() != 2) yield refuse("a value and its unit");
                yield type.read(this, json.get("value").asText(), json.get("unit").asText());
            }
            case PRICE -> {
                if (!json.path("amount").canConvertToLong() || !json.path("amount").isIntegralNumber() || !json.path("currency").asText().equals(scope) || json.size() != 2) {
                    yield refuse("an amount in the minor unit and the currency it stands under");
                }
                yield AttributeType.price(new Money(json.get("amount").asLong(), scope));
            }
        };
    }

    private Object text(JsonNode json, String beside) {
        if (!json.isTextual() || json.asText().isBlank()) return refuse("a text");
        return type.read(this, json.asText().strip(), beside);
    }

    private static Object refuse(String wanted) {
        throw new NotOfType("wrong-type", "takes " + wanted);
    }
}
