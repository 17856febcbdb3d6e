package touchstone.catalog.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Decimal128;
import touchstone.catalog.family.Measurement;
import touchstone.commons.Money;

/** How a value's data is kept in the database. The shape alone says what it is, so that it stays readable when its attribute has long been another. */
public final class StoredData {
    private StoredData() {}

    public static Object write(Object data) {
        if (data instanceof BigDecimal number) return new Decimal128(number);
        if (data instanceof LocalDate day) return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        if (data instanceof Measurement measurement) return new Document("value", write(measurement.value())).append("unit", measurement.unit());
        if (data instanceof Money money) return new Document("amount", money.amount()).append("currency", money.currency());
        return data;
    }

    /** Whether this is a value's data, and not an object of several by their scope: no scope is called unit or currency. */
    static boolean isData(Object stored) {
        return !(stored instanceof Document pair) || pair.containsKey("unit") || pair.containsKey("currency");
    }

    public static Object read(Object stored) {
        if (stored instanceof Decimal128 number) return number.bigDecimalValue();
        if (stored instanceof Date day) return day.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        if (stored instanceof Document pair) {
            return pair.containsKey("unit")
                    ? new Measurement((BigDecimal) read(pair.get("value")), pair.getString("unit"))
                    : new Money(pair.get("amount", Number.class).longValue(), pair.getString("currency"));
        }
        return stored;
    }
}
