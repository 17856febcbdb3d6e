package touchstone.catalog.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.TODAY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.product.Yardstick;

class AkeneoNamingTest {
    private static final Yardstick YARDSTICK = new Yardstick(Map.of("standard", FAMILY), List.of(new Channel("web", "USD", "en", List.of("en", "fr", "zh-Hant"))), TODAY);

    @ParameterizedTest
    @CsvSource({"sku, sku", "family, family", "description-en_US, description_en", "description-fr_FR-ecommerce, description_fr", "description-zh_TW, description_zh-hant",
        "list_price-USD, list_price_usd", "weight, weight", "weight-unit, weight_unit", "name, name", "name-en_US, name", "category, category"})
    void a_column_names_attribute_locale_channel_and_currency(String name, String target) {
        assertEquals(target, new AkeneoNaming(YARDSTICK).meaning(name).target());
    }

    @ParameterizedTest
    @CsvSource({"description-de_DE", "list_price-EUR", "name-fr_FR", "X_SELL-products", "shelf"})
    void what_there_is_no_place_for_keeps_its_name_and_is_reported(String name) {
        assertEquals(name.toLowerCase(), new AkeneoNaming(YARDSTICK).meaning(name).target());
    }

    @Test
    void of_two_columns_for_one_value_the_first_counts() {
        var naming = new AkeneoNaming(YARDSTICK);

        assertEquals("description_en", naming.meaning("description-en_US-ecommerce").target());
        assertEquals("description-en_US-print", naming.meaning("description-en_US-print").target());
    }

    @Test
    void units_are_called_by_our_names() {
        assertEquals("KG", new AkeneoNaming(YARDSTICK).meaning("weight-unit").values().get("KILOGRAM"));
    }
}
