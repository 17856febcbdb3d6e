package touchstone.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;

/** A family and a channel for rules that need some, without a database. */
public final class TestFamily {
    public static final Channel WEB = new Channel("web", "USD", "en", List.of("en", "fr"));
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    public static final Family FAMILY = new Family("standard", List.of(
            attribute("name", AttributeType.TEXT, false, true), attribute("category", AttributeType.OPTION, false, true),
            attribute("description", AttributeType.TEXT, true, true), attribute("list_price", AttributeType.PRICE, false, true),
            attribute("weight", AttributeType.MEASUREMENT, false, false), attribute("sell_start", AttributeType.DATE, false, false),
            attribute("sell_end", AttributeType.DATE, false, false)));
    public static final Yardstick YARDSTICK = new Yardstick(Map.of("standard", FAMILY), List.of(WEB), TODAY);

    private TestFamily() {}

    public static Origin by(String author) {
        return new Origin(author, Instant.parse("2026-06-15T00:00:00Z"), "edit");
    }

    /** Pairs of a slot such as {@code description/en} and its data, null to remove it. */
    public static Map<Slot, Optional<Object>> values(Object... pairs) {
        Map<Slot, Optional<Object>> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String[] slot = ((String) pairs[i]).split("/");
            values.put(new Slot(slot[0], slot.length > 1 ? slot[1] : null), Optional.ofNullable(pairs[i + 1]));
        }
        return values;
    }

    private static Attribute attribute(String code, AttributeType type, boolean localisable, boolean required) {
        return new Attribute(code, type, localisable, required, 0, List.of("KG"), false, List.of());
    }
}
