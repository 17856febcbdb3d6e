package touchstone.catalog.family;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Currency;
import touchstone.commons.Money;

/**
 * What the values of an attribute have to keep to, beyond their type.
 *
 * @param minLength the fewest characters of a text, 0 for any
 * @param min       the least number; of a measurement in the first unit of its attribute, of a price in the major unit; null for any
 * @param max       the greatest number, as above
 * @param pattern   what a text has to match as a whole, in the syntax of RE2, which cannot be made to run for ever; null for any
 * @param unique    whether no two products may have the same value
 */
public record Limits(int minLength, BigDecimal min, BigDecimal max, String pattern, boolean unique) {
    public static final Limits NONE = new Limits(0, null, null, null, false);

    /** @return the value, if it keeps to them @throws NotOfType if not */
    Object check(Attribute attribute, Object value) {
        if (this == NONE) return value;
        if (value instanceof String text) check(text);
        if (value instanceof BigDecimal number) check(number);
        if (value instanceof Measurement measurement) check(measurement.in(attribute.units().get(0)).orElse(measurement).value());
        if (value instanceof Money money) check(new BigDecimal(money.amount()).movePointLeft(Currency.getInstance(money.currency()).getDefaultFractionDigits()));
        return value;
    }

    private void check(String text) {
        if (text.length() < minLength) throw new NotOfType("too-short", "has fewer than " + minLength + " characters");
        if (pattern != null && !Pattern.matches(pattern, text)) throw new NotOfType("no-match", "does not match " + pattern);
    }

    private void check(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) throw new NotOfType("out-of-range", "is less than " + min.toPlainString());
        if (max != null && number.compareTo(max) > 0) throw new NotOfType("out-of-range", "is more than " + max.toPlainString());
    }
}
