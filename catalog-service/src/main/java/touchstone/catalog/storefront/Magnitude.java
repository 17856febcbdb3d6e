package touchstone.catalog.storefront;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.family.Unit;
import touchstone.commons.Money;

/** How a value is compared: as a number, or by what it says. */
final class Magnitude {
    private static final int LONGEST_KEY = 256;

    private Magnitude() {}

    /** A number, a measurement in the base unit of its dimension, a price in its minor unit, or a day; empty for what has no size. */
    static Optional<Double> of(Object data) {
        if (data instanceof BigDecimal number) return Optional.of(number.doubleValue());
        if (data instanceof Money money) return Optional.of((double) money.amount());
        if (data instanceof LocalDate day) return Optional.of((double) day.toEpochDay());
        if (data instanceof Measurement measurement) {
            return Optional.of(Unit.of(measurement.unit()).map(unit -> unit.toBase(measurement.value())).orElse(measurement.value()).doubleValue());
        }
        return Optional.empty();
    }

    /** What it says, by which readers choose it: one text, or several; none for a text too long to be chosen. */
    static List<String> keys(Object data) {
        if (data instanceof List<?> several) return several.stream().map(Object::toString).toList();
        if (data instanceof Money money) return List.of(Long.toString(money.amount()));
        if (data instanceof Measurement measurement) return List.of(measurement.value().toPlainString() + " " + measurement.unit());
        if (data instanceof BigDecimal number) return List.of(number.toPlainString());
        String text = data.toString();
        return text.length() > LONGEST_KEY ? List.of() : List.of(text);
    }
}
