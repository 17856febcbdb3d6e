package touchstone.catalog.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Published;
import touchstone.commons.Cursor;
import touchstone.commons.Money;
import touchstone.commons.Page;

class ReadIndexTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private final Channel web = new Channel("web", "USD", "en", List.of("en", "fr", "fr-CA", "th", "zh-Hant"));
    private final Channel fair = new Channel("fair", "USD", "en", List.of("en"));
    private final ReadIndex index = new ReadIndex(new ObjectMapper());

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    @Test
    void a_product_is_read_in_the_locale_wanted_or_in_what_stands_in_for_it() {
        UUID both = put("Pump", "en", "fr");
        UUID english = put("Valve", "en");

        assertEquals(Optional.of("fr"), locale(both, "fr"));
        assertEquals(Optional.of("fr"), locale(both, "fr-CA"));
        assertEquals(Optional.of("en"), locale(both, "th"));
        assertEquals(Optional.of("en"), locale(english, "fr"));
        assertEquals(Optional.empty(), index.product(fair, "en", both, TODAY));
    }

    @Test
    void what_is_put_takes_the_place_of_what_was() {
        UUID product = put("Pump", "en", "fr");

        put(product, web, List.of(sheet(product, "Silent Pump", "en", null)));
        assertEquals(Optional.of("en"), locale(product, "fr"));

        put(product, web, List.of());
        assertEquals(Optional.empty(), locale(product, "en"));
    }

    @Test
    void a_product_is_shown_up_to_the_last_day_it_is_sold() {
        UUID product = UUID.randomUUID();
        put(product, web, List.of(sheet(product, "Pump", "en", TODAY)));

        assertEquals(1, index.products(ask(null), TODAY).items().size());
        assertEquals(0, index.products(ask(null), TODAY.plusDays(1)).items().size());
        assertEquals(Optional.empty(), index.product(web, "en", product, TODAY.plusDays(1)));
    }

    @Test
    void a_list_is_in_order_of_name_and_each_product_comes_once() {
        for (String name : List.of("pump 2", "Élan", "Pump 1", "zebra", "eland", "Pump 2")) put(name, "en");

        List<String> seen = new ArrayList<>();
        for (String after = null; ; ) {
            Page<ProductSheet> page = index.products(new ReadIndex.Question(web, "en", null, null, 2, after), TODAY);
            page.items().forEach(sheet -> seen.add(sheet.name()));
            after = page.next();
            if (after == null) break;
        }

        assertEquals(List.of("Élan", "eland", "Pump 1"), seen.subList(0, 3));
        assertEquals("zebra", seen.get(5));
        assertEquals(6, seen.size());
    }

    @Test
    void pages_of_a_search_hold_each_find_once() {
        IntStream.range(0, 25).forEach(i -> put("Pump " + i, "en"));

        List<UUID> seen = new ArrayList<>();
        String after = null;
        do {
            Page<ProductSheet> page = index.products(new ReadIndex.Question(web, "en", null, "pump", 10, after), TODAY);
            page.items().forEach(sheet -> seen.add(sheet.id()));
            after = page.next();
        } while (after != null);

        assertEquals(25, seen.size());
        assertEquals(25, seen.stream().distinct().count());
    }

    @Test
    void a_position_fits_lists_of_its_own_kind_only() {
        put("Pump 1", "en");
        put("Pump 2", "en");
        String next = index.products(new ReadIndex.Question(web, "en", null, null, 1, null), TODAY).next();

        assertThrows(Cursor.MalformedCursor.class, () -> index.products(new ReadIndex.Question(web, "en", null, "pump", 1, next), TODAY));
    }

    @Test
    void words_are_found_in_their_language_and_a_little_misspelt() {
        UUID pump = put("Centrifugal pumps", "en");
        put("Ball valve", "en");

        for (String words : List.of("pump", "PUMPS", "the pump", "centrifgal", "centrifugal pumpp", "sku-" + pump)) {
            assertEquals(List.of(pump), index.products(ask(words), TODAY).items().stream().map(ProductSheet::id).toList(), words);
        }
        assertEquals(List.of(), index.products(ask("pump valve"), TODAY).items());
        assertEquals(List.of(), index.products(ask("the"), TODAY).items());
    }

    @Test
    void what_is_written_without_spaces_is_found_too() {
        UUID thai = UUID.randomUUID();
        put(thai, web, List.of(sheet(thai, "เฟรมอลูมิเนียมคุณภาพสูง", "th", null)));
        UUID chinese = UUID.randomUUID();
        put(chinese, web, List.of(sheet(chinese, "铝合金车架", "zh-Hant", null)));

        assertEquals(List.of(thai), index.products(new ReadIndex.Question(web, "th", null, "คุณภาพ", 10, null), TODAY).items().stream().map(ProductSheet::id).toList());
        assertEquals(List.of(chinese), index.products(new ReadIndex.Question(web, "zh-Hant", null, "车架", 10, null), TODAY).items().stream().map(ProductSheet::id).toList());
    }

    @Test
    void a_name_counts_for_more_than_a_description() {
        UUID described = UUID.randomUUID();
        put(described, web, List.of(new Published(new ProductSheet(described, "V-1", 1, "web", "en", "Valve", "Fits each impeller.", "Valves", null, new Money(1, "USD"), Map.of()), null)));
        UUID named = put("Impeller", "en");

        assertEquals(List.of(named, described), index.products(ask("impeller"), TODAY).items().stream().map(ProductSheet::id).toList());
    }

    private static ReadIndex.Question ask(Channel channel, String words) {
        return new ReadIndex.Question(channel, "en", null, words, 10, null);
    }

    private ReadIndex.Question ask(String words) {
        return ask(web, words);
    }

    private UUID put(String name, String... locales) {
        UUID product = UUID.randomUUID();
        put(product, web, List.of(locales).stream().map(locale -> sheet(product, name, locale, null)).toList());
        return product;
    }

    private void put(UUID product, Channel channel, List<Published> live) {
        index.put(product, channel, live);
        index.show();
    }

    private Optional<String> locale(UUID product, String wanted) {
        return index.product(web, wanted, product, TODAY).map(ProductSheet::locale);
    }

    private static Published sheet(UUID id, String name, String locale, LocalDate sellEnd) {
        return new Published(new ProductSheet(id, "SKU-" + id, 1, "web", locale, name, "Text.", "Things", null, new Money(1, "USD"), Map.of()), sellEnd);
    }
}
