package touchstone.catalog.family;

import java.math.BigDecimal;
import java.util.Optional;

/** A number with its unit, as {@code {"value": 2.3, "unit": "LB"}}. */
public record Measurement(BigDecimal value, String unit) {
    /** The same measured in another unit, to 16 digits; empty if they do not convert into each other. */
    public Optional<Measurement> in(String other) {
        if (other.equals(unit)) return Optional.of(this);
        return Unit.of(unit).flatMap(from -> Unit.of(other).filter(to -> to.dimension() == from.dimension())
                .map(to -> new Measurement(plain(to.fromBase(from.toBase(value))), other)));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
