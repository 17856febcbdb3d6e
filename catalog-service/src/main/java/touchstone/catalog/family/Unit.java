package touchstone.catalog.family;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The units that measurements are converted between. A value times the factor, plus the offset, is the value in the base unit of its dimension.
 * The factors are exact: NIST Special Publication 811, appendix B.8.
 */
public enum Unit {
    MG(Dimension.MASS, "0.001"), G(Dimension.MASS, "1"), KG(Dimension.MASS, "1000"), T(Dimension.MASS, "1000000"),
    OZ(Dimension.MASS, "28.349523125"), LB(Dimension.MASS, "453.59237"),
    MM(Dimension.LENGTH, "1"), CM(Dimension.LENGTH, "10"), M(Dimension.LENGTH, "1000"), KM(Dimension.LENGTH, "1000000"),
    IN(Dimension.LENGTH, "25.4"), FT(Dimension.LENGTH, "304.8"), YD(Dimension.LENGTH, "914.4"),
    ML(Dimension.VOLUME, "1"), CL(Dimension.VOLUME, "10"), L(Dimension.VOLUME, "1000"), M3(Dimension.VOLUME, "1000000"), GAL_US(Dimension.VOLUME, "3785.411784"),
    W(Dimension.POWER, "1"), KW(Dimension.POWER, "1000"), MW(Dimension.POWER, "1000000"),
    PA(Dimension.PRESSURE, "1"), KPA(Dimension.PRESSURE, "1000"), BAR(Dimension.PRESSURE, "100000"), ATM(Dimension.PRESSURE, "101325"),
    V(Dimension.VOLTAGE, "1"), KV(Dimension.VOLTAGE, "1000"), MA(Dimension.CURRENT, "0.001"), A(Dimension.CURRENT, "1"),
    HZ(Dimension.FREQUENCY, "1"), KHZ(Dimension.FREQUENCY, "1000"), MHZ(Dimension.FREQUENCY, "1000000"), GHZ(Dimension.FREQUENCY, "1000000000"),
    S(Dimension.TIME, "1"), MIN(Dimension.TIME, "60"), H(Dimension.TIME, "3600"), D(Dimension.TIME, "86400"),
    KELVIN(Dimension.TEMPERATURE, "1"), CELSIUS(Dimension.TEMPERATURE, "1", "273.15");

    /** What can be measured. Units of one dimension convert into each other. */
    public enum Dimension { MASS, LENGTH, VOLUME, POWER, PRESSURE, VOLTAGE, CURRENT, FREQUENCY, TIME, TEMPERATURE }

    private final Dimension dimension;
    private final BigDecimal factor;
    private final BigDecimal offset;

    Unit(Dimension dimension, String factor) {
        this(dimension, factor, "0");
    }

    Unit(Dimension dimension, String factor, String offset) {
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
        this.offset = new BigDecimal(offset);
    }

    /** The unit of this code, if it is one that converts. */
    public static Optional<Unit> of(String code) {
        for (Unit unit : values()) if (unit.name().equals(code)) return Optional.of(unit);
        return Optional.empty();
    }

    public Dimension dimension() {
        return dimension;
    }

    public BigDecimal factor() {
        return factor;
    }

    public BigDecimal offset() {
        return offset;
    }

    /** A value of this unit in the base unit of its dimension, by which measurements compare. */
    public BigDecimal toBase(BigDecimal value) {
        return value.multiply(factor).add(offset);
    }

    BigDecimal fromBase(BigDecimal value) {
        return value.subtract(offset).divide(factor, MathContext.DECIMAL64);
    }
}
