package touchstone.catalog.family;

import java.math.BigDecimal;

/** A number with its unit, as {@code {"value": 2.3, "unit": "LB"}}. */
public record Measurement(BigDecimal value, String unit) {}
