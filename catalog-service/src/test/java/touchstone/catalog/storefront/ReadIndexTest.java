package touchstone.catalog.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Limits;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.family.PriceFor;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Published;
import touchstone.commons.Cursor;
import touchstone.commons.Money;

class ReadIndexTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Channel web = new Channel("web", "USD", "en", List.of("en", "fr", "fr-CA", "th", "zh-Hant", "ar", "he"));
    private final Channel fair = new Channel("fair", "USD", "en", List.of("en"));
    private final Family open = new Family("open", List.of(text("name", true), text("category", true), text("description", true), price(Audience.PUBLIC),
            attribute("color", AttributeType.OPTION, Audience.PUBLIC), attribute("size", AttributeType.OPTION, Audience.PUBLIC), attribute("weight", AttributeType.MEASUREMENT, Audience.PUBLIC),
            attribute("ready", AttributeType.BOOLEAN, Audience.PUBLIC)));
    private final Gate gate = new Gate(Map.of("open", open));
    private final ReadIndex index = new ReadIndex(new ByteBuffersDirectory(), JSON, gate);

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
        assertEquals(Optional.empty(), read(fair, "en", both, TODAY));
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

        assertEquals(1, index.shelf(ask(null), TODAY).page().items().size());
        assertEquals(0, index.shelf(ask(null), TODAY.plusDays(1)).page().items().size());
        assertEquals(Optional.empty(), read(web, "en", product, TODAY.plusDays(1)));
    }

    @Test
    void a_product_is_found_by_its_sku_and_by_any_slug_it_had() {
        UUID product = put("Silent Pump", "en");

        String slug = read(product, Reader.ANYBODY).slug();
        assertEquals("silent-pump-" + product.toString().substring(24), slug);
        assertEquals(Optional.of(product.toString()), index.product(Fields.SKU_KEY, web, "SKU-" + product));
        assertEquals(Optional.of(product.toString()), index.product(Fields.SLUG_KEY, web, slug.substring(slug.lastIndexOf('-') + 1)));
        assertEquals(Optional.empty(), index.product(Fields.SLUG_KEY, web, slug.substring(slug.length() - 11)));
        assertEquals(Optional.empty(), index.product(Fields.SLUG_KEY, web, slug.substring(slug.length() - 12, slug.length() - 4)));
        assertEquals(Optional.empty(), index.product(Fields.SLUG_KEY, fair, slug.substring(slug.length() - 12)));
        assertEquals(Optional.empty(), index.product(Fields.SKU_KEY, fair, "SKU-" + product));
    }

    @Test
    void a_list_is_in_order_of_name_and_each_product_comes_once() {
        for (String name : List.of("pump 2", "Élan", "Pump 1", "zebra", "eland", "Pump 2")) put(name, "en");

        List<String> seen = walk(ask(null).with(Order.NAME, 2));

        assertEquals(List.of("Élan", "eland", "Pump 1"), seen.subList(0, 3));
        assertEquals("zebra", seen.get(5));
        assertEquals(6, seen.size());
        assertEquals("zebra", walk(ask(null).with(Order.NAME_DOWN, 4)).get(0));
    }

    @Test
    void a_list_is_in_order_of_price_with_what_has_none_last() {
        priced("b", 200L);
        priced("none", null);
        priced("c", 300L);
        priced("a", 100L);

        assertEquals(List.of("a", "b", "c", "none"), walk(ask(null).with(Order.PRICE, 1)));
        assertEquals(List.of("c", "b", "a", "none"), walk(ask(null).with(Order.PRICE_DOWN, 3)));
    }

    @Test
    void what_is_newest_comes_first() {
        for (String name : List.of("first", "second", "third")) {
            UUID product = com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpochPlus1();
            put(product, web, List.of(sheet(product, name, "en", null)));
        }

        assertEquals(List.of("third", "second", "first"), walk(ask(null).with(Order.NEWEST, 2)));
    }

    @Test
    void pages_of_a_search_hold_each_find_once() {
        IntStream.range(0, 25).forEach(i -> put("Pump " + i, "en"));

        List<String> seen = walk(ask("pump").with(Order.RELEVANCE, 10));

        assertEquals(25, seen.size());
        assertEquals(25, Set.copyOf(seen).size());
    }

    @Test
    void a_position_fits_lists_of_its_own_kind_only() {
        put("Pump 1", "en");
        put("Pump 2", "en");
        String next = index.shelf(ask(null).with(Order.NAME, 1), TODAY).page().next();

        for (Order other : List.of(Order.RELEVANCE, Order.NAME_DOWN, Order.PRICE, Order.NEWEST)) {
            assertThrows(Cursor.MalformedCursor.class, () -> index.shelf(ask("pump").with(other, 1).after(next), TODAY));
        }
    }

    @Test
    void words_are_found_in_their_language_and_a_little_misspelt() {
        UUID pump = put("Centrifugal pumps", "en");
        put("Ball valve", "en");

        for (String words : List.of("pump", "PUMPS", "the pump", "centrifgal", "centrifugal pumpp", "sku-" + pump)) {
            assertEquals(List.of("Centrifugal pumps"), walk(ask(words)), words);
        }
        assertEquals(List.of(), walk(ask("pump valve")));
        assertEquals(List.of(), walk(ask("the")));
    }

    @Test
    void each_language_is_read_by_its_own_rules() {
        Map<String, List<String>> textAndQuestion = Map.of(
                "th", List.of("เฟรมอลูมิเนียมคุณภาพสูง", "คุณภาพ"), "zh-Hant", List.of("铝合金车架", "車架"),
                "ar", List.of("مضخة للمياه", "المضخة"), "he", List.of("והמשאבה השקטה", "משאבה"), "fr", List.of("Pompes silencieuses", "pompe"));

        textAndQuestion.forEach((locale, texts) -> {
            UUID product = UUID.randomUUID();
            put(product, web, List.of(sheet(product, texts.get(0), locale, null)));
            assertEquals(List.of(texts.get(0)), walk(ask(texts.get(1)).in(locale)), locale);
        });
    }

    @Test
    void a_name_counts_for_more_than_a_description() {
        UUID described = UUID.randomUUID();
        put(described, web, List.of(new Published(new ProductSheet(described, "V-1", 1, "web", "en", "Valve", "Fits each impeller.", "Valves", null, new Money(1, "USD"), Map.of()), "open", null)));
        put("Impeller", "en");

        assertEquals(List.of("Impeller", "Valve"), walk(ask("impeller")));
    }

    @Test
    void a_list_is_narrowed_by_values_and_by_ranges() {
        with("light blue", Map.of("color", "Blue", "weight", new Measurement(new BigDecimal("900"), "G"), "ready", true));
        with("heavy blue", Map.of("color", "Blue", "weight", new Measurement(new BigDecimal("3"), "KG")));
        with("red", Map.of("color", "Red", "weight", new Measurement(new BigDecimal("4"), "LB"), "ready", false));

        assertEquals(List.of("heavy blue", "light blue"), walk(ask(null).by(filters("attr.color", "Blue"))));
        assertEquals(List.of("heavy blue", "light blue", "red"), walk(ask(null).by(filters("attr.color[in]", "Red,Blue"))));
        assertEquals(List.of("heavy blue", "red"), walk(ask(null).by(filters("attr.weight[gte]", "1 KG"))));
        assertEquals(List.of("red"), walk(ask(null).by(filters("attr.weight[gt]", "900 G", "attr.weight[lt]", "3KG"))));
        assertEquals(List.of("light blue"), walk(ask(null).by(filters("attr.ready", "true", "price[lte]", "1"))));
        assertEquals(List.of(), walk(ask(null).by(filters("price[gt]", "1"))));
    }

    @Test
    void a_facet_counts_what_could_be_chosen_besides() {
        with("1", Map.of("color", "Blue", "size", "M"));
        with("2", Map.of("color", "Blue", "size", "L"));
        with("3", Map.of("color", "Red", "size", "M"));

        Question question = ask(null).by(filters("attr.color", "Red"));
        var facets = index.shelf(new Question(web, "en", Reader.ANYBODY, null, question.filters(), Order.NAME, List.of("color", "size"), 10, null), TODAY).facets();

        assertEquals(List.of(new Facet("color", List.of(new Facet.Count("Blue", 2), new Facet.Count("Red", 1))), new Facet("size", List.of(new Facet.Count("M", 1)))), facets);
    }

    @Test
    void what_another_channel_offers_is_neither_listed_nor_found_nor_counted() {
        with("web pump", Map.of("color", "Blue"));
        UUID elsewhere = UUID.randomUUID();
        put(elsewhere, fair, List.of(new Published(new ProductSheet(elsewhere, "F-1", 1, "fair", "en", "fair pump", "Text.", "Things", null, new Money(1, "USD"), Map.of("color", "Red")), "open", null)));

        assertEquals(List.of("web pump"), walk(ask(null)));
        assertEquals(List.of("web pump"), walk(ask("pump")));
        assertEquals(List.of(new Facet("color", List.of(new Facet.Count("Blue", 1)))),
                index.shelf(new Question(web, "en", Reader.ANYBODY, null, List.of(), Order.NAME, List.of("color"), 10, null), TODAY).facets());
        assertEquals(Optional.empty(), index.product(Fields.SKU_KEY, web, "F-1"));
        assertEquals(1, index.changes(web, "en", Reader.ANYBODY, 10, null, TODAY).items().size());
    }

    @Test
    void a_reader_gets_the_best_price_for_the_group_and_the_quantity() {
        Family priced = new Family("priced", List.of(text("name", true), price(Audience.PUBLIC), price("ten_price", Audience.PUBLIC, new PriceFor(null, 10)),
                price("dealer_price", Audience.REGISTERED, new PriceFor("dealer", 1))));
        index.heed(new Gate(Map.of("priced", priced)));
        UUID product = UUID.randomUUID();
        put(product, web, List.of(new Published(new ProductSheet(product, "P-1", 1, "web", "en", "Pump", null, null, null, new Money(1000, "USD"),
                Map.of("ten_price", new Money(900, "USD"), "dealer_price", new Money(800, "USD"))), "priced", null)));

        StorefrontProduct anybody = read(product, Reader.ANYBODY);
        assertEquals(1000, anybody.price().amount());
        assertEquals(1000, anybody.forQuantity(9).price().amount());
        assertEquals(900, anybody.forQuantity(10).price().amount());
        assertEquals(List.of(1, 10), anybody.prices().stream().map(StorefrontProduct.QuantityPrice::fromQuantity).toList());
        assertEquals(Map.of(), anybody.attributes());
        assertEquals(800, read(product, new Reader(Audience.REGISTERED, "dealer")).forQuantity(10).price().amount());
        assertEquals(1000, read(product, new Reader(Audience.PUBLIC, "dealer")).price().amount());
        assertEquals(1000, read(product, new Reader(Audience.PARTNER, "school")).price().amount());
    }

    @Test
    void a_hidden_price_is_null_with_the_reason_and_never_zero() throws Exception {
        index.heed(new Gate(Map.of("open", new Family("open", List.of(text("name", true), price(Audience.VERIFIED_COMPANY))))));
        UUID product = put("Pump", "en");

        String answer = new String(index.answer(web, "en", product.toString(), Reader.ANYBODY, TODAY).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(JSON.readTree(answer).get("price").isNull(), answer);
        assertEquals("verified-company-only", JSON.readTree(answer).get("priceReason").asText());
        assertEquals(1, read(product, new Reader(Audience.VERIFIED_COMPANY, null)).price().amount());
        assertEquals(1, read(product, new Reader(Audience.PARTNER, null)).price().amount());
    }

    @Test
    void changes_come_in_their_order_each_product_once_and_tell_what_is_gone() {
        UUID kept = UUID.randomUUID();
        UUID withdrawn = UUID.randomUUID();
        index.put(kept, web, List.of(sheet(kept, "Pump", "en", null)), 1);
        index.put(withdrawn, web, List.of(sheet(withdrawn, "Valve", "en", null)), 2);
        index.show();
        String since = index.changes(web, "en", Reader.ANYBODY, 10, null, TODAY).next();
        index.put(withdrawn, web, List.of(), 3);
        index.put(kept, web, List.of(sheet(kept, "Silent pump", "en", TODAY)), 4);
        index.show();

        var first = index.changes(web, "en", Reader.ANYBODY, 1, since, TODAY);
        var second = index.changes(web, "en", Reader.ANYBODY, 1, first.next(), TODAY);
        var third = index.changes(web, "en", Reader.ANYBODY, 1, second.next(), TODAY);

        assertEquals(List.of(Change.removed(withdrawn)), first.items());
        assertEquals("Silent pump", second.items().get(0).product().name());
        assertEquals(TODAY, second.items().get(0).shownUntil());
        assertEquals(List.of(), third.items());
        assertEquals(second.next(), third.next());
        assertEquals(List.of(), index.changes(fair, "en", Reader.ANYBODY, 10, null, TODAY).items());
    }

    @Test
    void what_stands_here_is_told_from_what_does_not() {
        UUID english = put("Pump", "en");

        assertTrue(index.holds(publication(english, "en", 1, true)));
        assertFalse(index.holds(publication(english, "en", 2, true)));
        assertFalse(index.holds(publication(english, "en", 1, false)));
        // In French it is read in English: that is no publication in French.
        assertFalse(index.holds(publication(english, "fr", 1, true)));
        assertTrue(index.holds(publication(english, "fr", 1, false)));
        assertFalse(index.holds(publication(UUID.randomUUID(), "en", 1, true)));
    }

    private static Publication publication(UUID product, String locale, long revision, boolean live) {
        return new Publication(product, "web", locale, revision, live, "approver", Instant.EPOCH);
    }

    private List<Filter> filters(String... pairs) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) parameters.put(pairs[i], List.of(pairs[i + 1]));
        return Filters.read(parameters, Set.of(), gate, Reader.ANYBODY);
    }

    private static Attribute text(String code, boolean searchable) {
        return new Attribute(code, AttributeType.TEXT, false, false, 0, List.of(), false, List.of(), false, Set.of(), Limits.NONE, null, Audience.PUBLIC, false, searchable);
    }

    private StorefrontProduct read(UUID product, Reader reader) {
        return product(index.answer(web, "en", product.toString(), reader, TODAY).orElseThrow());
    }

    private static Attribute price(String code, Audience audience, PriceFor whom) {
        return new Attribute(code, AttributeType.PRICE, false, false, 0, null, false, null, false, null, null, null, audience, false, false, whom);
    }

    private static Attribute price(Audience audience) {
        return attribute(Family.PRICE, AttributeType.PRICE, audience);
    }

    private static Attribute attribute(String code, AttributeType type, Audience audience) {
        return new Attribute(code, type, false, false, 0, List.of("KG", "G", "LB"), false, List.of(), false, Set.of(), Limits.NONE, null, audience, true, false);
    }

    private Question ask(String words) {
        return new Question(web, "en", Reader.ANYBODY, words, List.of(), words == null ? Order.NAME : Order.RELEVANCE, List.of(), 10, null);
    }

    /** The names of all that a question finds, page by page. */
    private List<String> walk(Question question) {
        List<String> names = new ArrayList<>();
        for (Question next = question; ; ) {
            var page = index.shelf(next, TODAY).page();
            page.items().forEach(answer -> names.add(product(answer).name()));
            if (page.next() == null) return names;
            next = next.after(page.next());
        }
    }

    private void priced(String name, Long amount) {
        UUID product = UUID.randomUUID();
        put(product, web, List.of(new Published(new ProductSheet(product, name, 1, "web", "en", name, "Text.", "Things", null, amount == null ? null : new Money(amount, "USD"), Map.of()), "open", null)));
    }

    private void with(String name, Map<String, Object> attributes) {
        UUID product = UUID.randomUUID();
        put(product, web, List.of(new Published(new ProductSheet(product, name, 1, "web", "en", name, "Text.", "Things", null, new Money(1, "USD"), attributes), "open", null)));
    }

    private UUID put(String name, String... locales) {
        UUID product = UUID.randomUUID();
        put(product, web, List.of(locales).stream().map(locale -> sheet(product, name, locale, null)).toList());
        return product;
    }

    private void put(UUID product, Channel channel, List<Published> live) {
        index.put(product, channel, live, 1);
        index.show();
    }

    private Optional<String> locale(UUID product, String wanted) {
        return read(web, wanted, product, TODAY).map(StorefrontProduct::locale);
    }

    private Optional<StorefrontProduct> read(Channel channel, String locale, UUID product, LocalDate today) {
        return index.answer(channel, locale, product.toString(), Reader.ANYBODY, today).map(ReadIndexTest::product);
    }

    private static StorefrontProduct product(byte[] answer) {
        return new Answers(JSON).read(answer, StorefrontProduct.class);
    }

    private static Published sheet(UUID id, String name, String locale, LocalDate sellEnd) {
        return new Published(new ProductSheet(id, "SKU-" + id, 1, "web", locale, name, "Text.", "Things", null, new Money(1, "USD"), Map.of()), "open", sellEnd);
    }
}
