package touchstone.catalog.family;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import touchstone.commons.Money;

/** What the values of an attribute are. Each type reads what a cell of a file says; the results are plain values that equal each other when they mean the same. */
public enum AttributeType {
    /** A {@code String}. */
    TEXT {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return text(text, attribute.maxLength() > 0 ? attribute.maxLength() : LONGEST_TEXT);
        }
    },
    /** A {@code String} of HTML that is safe to show: see {@link RichText}. */
    RICH_TEXT {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return RichText.safe(text(text, attribute.maxLength() > 0 ? attribute.maxLength() : LONGEST_RICH_TEXT));
        }
    },
    /** A {@code BigDecimal} of at most {@value #MOST_DIGITS} digits, which a JSON number carries without loss. */
    NUMBER {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return number(text);
        }
    },
    BOOLEAN {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return switch (text) {
                case "1", "true" -> true;
                case "0", "false" -> false;
                default -> throw new NotOfType("not-a-boolean", "is neither true (1) nor false (0)");
            };
        }
    },
    /** A {@code LocalDate}. */
    DATE {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new NotOfType("not-a-date", "is no day such as 2026-01-31");
            }
        }
    },
    /** A {@code String}, one of the attribute's options where it names some. */
    OPTION {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return option(attribute, text);
        }
    },
    /** A {@code List} of different options, in the order in which the attribute names them; in a cell as {@link OptionList} has them. */
    MULTI_OPTION {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return options(attribute, OptionList.read(text));
        }
    },
    /** A {@link Measurement}, or a {@code String} where the attribute may do without a unit. Beside the value stands its unit. */
    MEASUREMENT {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            if (beside == null && attribute.unitOptional()) return text(text, LONGEST_OPTION);
            if (beside == null) throw new NotOfType("unit-missing", "has no unit; it takes " + String.join(", ", attribute.units()));
            if (!attribute.units().contains(beside)) throw new NotOfType("unknown-unit", "has a unit that is none of " + String.join(", ", attribute.units()));
            return new Measurement(number(text), beside);
        }
    },
    /**
     * A {@link Money} of zero or more. Beside the value, a decimal in the major unit, stands its currency. Business systems keep prices to more places than
     * a currency has; such a price is rounded to what can be paid.
     */
    PRICE {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            Currency currency = Currency.getInstance(beside);
            return price(Money.of(number(text).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency));
        }
    },
    /** A {@code String}: the sku of another product. */
    REFERENCE {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return text(text, LONGEST_REFERENCE);
        }
    },
    /** A {@code List} of ids of assets in the order in which they are shown; in a cell with commas between them. */
    MEDIA {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return assets(List.of(text.split(",")));
        }
    },
    /** A {@code String} of 8, 12, 13 or 14 digits, the last of which checks the others. */
    GTIN {
        @Override
        Object read(Attribute attribute, String text, String beside) {
            return Gtin.checked(text);
        }
    };

    /** The SHA-256 of a file in hexadecimal digits. */
    public static final Pattern ASSET_ID = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_ASSETS = 50;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_RICH_TEXT = 20_000;
    private static final int LONGEST_OPTION = 100;
    private static final int LONGEST_REFERENCE = 64;
    private static final int MOST_OPTIONS = 100;
    static final int MOST_DIGITS = 15;
    // An exponent in a few characters could ask for a number of gigabytes.
    private static final Pattern NUMBER_TEXT = Pattern.compile("-?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    /**
     * Reads a value from text.
     *
     * @param text   the value, not empty
     * @param beside the unit of a measurement, the currency of a price, otherwise null
     */
    abstract Object read(Attribute attribute, String text, String beside);

    static Money price(Money money) {
        if (money.amount() < 0) throw new NotOfType("not-a-price", "is less than zero");
        return money;
    }

    static List<String> options(Attribute attribute, List<String> chosen) {
        if (chosen.size() > MOST_OPTIONS) throw new NotOfType("too-many-options", "has more than " + MOST_OPTIONS + " options");
        // In one order and without repeats, two lists are equal when they mean the same.
        Comparator<String> order = Comparator.comparingInt(attribute.options()::indexOf);
        List<String> options = chosen.stream().map(String::strip).filter(option -> !option.isEmpty()).map(option -> option(attribute, option)).distinct()
                .sorted(order.thenComparing(Comparator.naturalOrder())).toList();
        if (options.isEmpty()) throw new NotOfType("unknown-option", "names no option");
        return options;
    }

    static List<String> assets(List<String> ids) {
        List<String> read = ids.stream().map(id -> id.strip().toLowerCase(Locale.ROOT)).distinct().toList();
        if (read.size() > MOST_ASSETS) throw new NotOfType("too-many-assets", "has more than " + MOST_ASSETS + " assets");
        if (!read.stream().allMatch(id -> ASSET_ID.matcher(id).matches())) throw new NotOfType("not-an-asset", "is no id of an asset, or several parted by commas");
        return read;
    }

    static String option(Attribute attribute, String text) {
        if (!attribute.options().isEmpty() && !attribute.options().contains(text)) {
            throw new NotOfType("unknown-option", "is none of " + String.join(", ", attribute.options()));
        }
        return text(text, LONGEST_OPTION);
    }

    private static BigDecimal number(String text) {
        if (!NUMBER_TEXT.matcher(text).matches()) throw new NotOfType("not-a-number", "is no decimal number such as 12.5");
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.precision() > MOST_DIGITS) throw new NotOfType("not-a-number", "has more than " + MOST_DIGITS + " digits");
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static String text(String text, int longest) {
        if (text.length() > longest) throw new NotOfType("too-long", "has more than " + longest + " characters");
        if (CONTROL.matcher(text).find()) throw new NotOfType("control-character", "has a control character in it");
        return text;
    }
}
