package touchstone.catalog.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.catalog.product.TestFamily.TODAY;
import static touchstone.catalog.product.TestFamily.by;
import static touchstone.catalog.product.TestFamily.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Limits;
import touchstone.catalog.family.Measurement;
import touchstone.commons.Money;

class CompletenessTest {
    private final Map<Slot, Optional<Object>> complete =
            values("name", "Pump", "category", "Pumps", "description/en", "Quiet.", "list_price/USD", new Money(1250, "USD"));

    @Test
    void a_product_that_says_all_that_is_required_is_complete() {
        assertEquals(List.of(), codes(complete, "en"));
    }

    @Test
    void each_missing_required_value_is_named() {
        assertEquals(List.of("missing-name", "missing-category", "missing-description", "missing-list-price"), codes(Map.of(), "en"));
    }

    @Test
    void a_text_in_another_locale_or_a_price_in_another_currency_does_not_count() {
        assertEquals(List.of("missing-description"), codes(complete, "fr"));
        assertEquals(List.of("missing-list-price"), codes(but("list_price/USD", null, "list_price/EUR", new Money(1, "EUR")), "en"));
    }

    @Test
    void the_share_names_what_is_missing() {
        var completeness = of(but("category", null, "list_price/USD", new Money(0, "USD")), "fr");
        assertEquals(25, completeness.percent());
        assertEquals(List.of("category", "description", "list_price"), completeness.missing());
        assertEquals(100, of(complete, "en").percent());
        assertEquals(100, Completeness.of(new Family("f", List.of()), Values.NONE, TestFamily.WEB, "en", TODAY).percent());
    }

    @Test
    void a_value_that_its_attribute_takes_no_longer_is_found() {
        var color = new Attribute("color", AttributeType.OPTION, false, false, 0, null, false, List.of("Red"));
        var weight = new Attribute("weight", AttributeType.MEASUREMENT, false, false, 0, List.of("KG"), false, null, false, null,
                new Limits(0, null, java.math.BigDecimal.TEN, null, false), null, Audience.PUBLIC, false, false);
        var values = Values.NONE.with(values("color", "Blue", "weight", new Measurement(new java.math.BigDecimal(11), "KG")), by("one"));
        assertEquals(List.of("unknown-option", "out-of-range"),
                Completeness.of(new Family("f", List.of(color, weight)), values, TestFamily.WEB, "en", TODAY).findings().stream().map(Finding::code).toList());
    }

    @Test
    void an_attribute_can_be_required_on_some_channels_only() {
        var attribute = new Attribute("gtin", AttributeType.GTIN, false, false, 0, null, false, null, false, Set.of("marketplace"), null, null, Audience.PUBLIC, false, false);
        var family = new Family("f", List.of(attribute));
        var market = new Channel("marketplace", "USD", "en", List.of("en"));
        assertEquals(List.of(), Completeness.of(family, Values.NONE, TestFamily.WEB, "en", TODAY).findings());
        assertEquals(List.of("missing-gtin"), Completeness.of(family, Values.NONE, market, "en", TODAY).findings().stream().map(Finding::code).toList());
    }

    @Test
    void a_price_of_zero_is_none() {
        assertEquals(List.of("zero-price"), codes(but("list_price/USD", new Money(0, "USD")), "en"));
    }

    @Test
    void the_sell_window_holds_its_first_and_its_last_day() {
        assertEquals(List.of(), codes(but("sell_start", TODAY, "sell_end", TODAY), "en"));
        assertEquals(List.of("sell-window-not-open"), codes(but("sell_start", TODAY.plusDays(1)), "en"));
        assertEquals(List.of("sell-window-over"), codes(but("sell_end", TODAY.minusDays(1)), "en"));
    }

    @Test
    void what_is_off_sale_can_still_be_complete() {
        assertTrue(of(but("sell_end", TODAY.minusDays(1)), "en").complete());
        assertFalse(of(but("category", null), "en").complete());
    }

    private Map<Slot, Optional<Object>> but(Object... pairs) {
        Map<Slot, Optional<Object>> changed = new HashMap<>(complete);
        changed.putAll(values(pairs));
        return changed;
    }

    private static List<String> codes(Map<Slot, Optional<Object>> values, String locale) {
        return of(values, locale).findings().stream().map(Finding::code).toList();
    }

    private static Completeness of(Map<Slot, Optional<Object>> values, String locale) {
        return Completeness.of(TestFamily.FAMILY, Values.NONE.with(values, by("one")), TestFamily.WEB, locale, TODAY);
    }
}
