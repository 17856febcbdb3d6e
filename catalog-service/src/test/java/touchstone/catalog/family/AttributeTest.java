package touchstone.catalog.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.commons.Money;

class AttributeTest {
    @Test
    void each_type_reads_its_text() {
        assertEquals("Pump", of(AttributeType.TEXT).read("Pump", null));
        assertEquals(new BigDecimal("2.3"), of(AttributeType.NUMBER).read("2.30", null));
        assertEquals(new BigDecimal("1000"), of(AttributeType.NUMBER).read("1000", null));
        assertEquals(true, of(AttributeType.BOOLEAN).read("1", null));
        assertEquals(false, of(AttributeType.BOOLEAN).read("false", null));
        assertEquals(LocalDate.of(2024, 5, 28), of(AttributeType.DATE).read("2024-05-28", null));
        assertEquals("Blue", of(AttributeType.OPTION).read("Blue", null));
        assertEquals(new Measurement(new BigDecimal("15.68"), "LB"), of(AttributeType.MEASUREMENT).read("15.68", "LB"));
        assertEquals(new Money(244335, "USD"), of(AttributeType.PRICE).read("2443.3500", "USD"));
        assertEquals(new Money(0, "USD"), of(AttributeType.PRICE).read(".0000", "USD"));
        assertEquals(new Money(171653, "USD"), of(AttributeType.PRICE).read("1716.5304", "USD"));
    }

    @Test
    void the_newer_types_read_their_text() {
        assertEquals("<p>Moves <b>water</b>.</p>", of(AttributeType.RICH_TEXT).read("<p class=\"x\">Moves <b>water</b>.</p>", null));
        assertEquals(List.of("Blue", "Red"), of(AttributeType.MULTI_OPTION).read("Red, Blue,Red", null));
        assertEquals("4006381333931", of(AttributeType.GTIN).read("4006381333931", null));
        assertEquals("00012345600012", of(AttributeType.GTIN).read("00012345600012", null));
        assertEquals("BK-M82S-38", of(AttributeType.REFERENCE).read("BK-M82S-38", null));
        assertEquals(List.of("ab".repeat(32), "01".repeat(32)), of(AttributeType.MEDIA).read("AB".repeat(32) + ", " + "01".repeat(32) + "," + "ab".repeat(32), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "RICH_TEXT; <p>Hi</p><script>alert(1)</script>; unsafe-markup", "RICH_TEXT; <p onclick='x()'>Hi</p>; unsafe-markup", "RICH_TEXT; <a href='javascript:x()'>Hi</a>; unsafe-markup",
            "RICH_TEXT; <svg onload=x()></svg>; unsafe-markup", "RICH_TEXT; <p></p><!-- x -->; nothing-to-show", "MULTI_OPTION; Blue,Pink; unknown-option", "MULTI_OPTION; ,; unknown-option",
            "GTIN; 4006381333932; wrong-check-digit", "GTIN; 123456789; not-a-gtin", "GTIN; ٤٠٠٦٣٨١٣٣٣٩٣١; not-a-gtin", "MEDIA; picture.png; not-an-asset"})
    void what_a_newer_type_does_not_take_is_named(AttributeType type, String text, String code) {
        assertEquals(code, assertThrows(NotOfType.class, () -> of(type).read(text, null)).code());
    }

    @Test
    void a_scope_names_the_channel_where_an_attribute_differs_by_channel() {
        assertEquals("web:en", perChannel(AttributeType.TEXT, true).scope("web", "en", "USD"));
        assertEquals("web", perChannel(AttributeType.TEXT, false).scope("web", "en", "USD"));
        assertEquals("web:USD", perChannel(AttributeType.PRICE, false).scope("web", "en", "USD"));
        assertEquals("USD", perChannel(AttributeType.PRICE, false).currency("web:USD"));
        assertEquals("USD", of(AttributeType.PRICE).currency("USD"));
    }

    @Test
    void what_says_no_audience_is_for_the_fewest() throws Exception {
        var silent = new ObjectMapper().readValue("{\"code\":\"x\",\"type\":\"TEXT\"}", Attribute.class);
        assertEquals(Audience.PARTNER, silent.audience());
        assertEquals(false, Audience.VERIFIED_COMPANY.sees(silent.audience()));
        assertEquals(true, Audience.PARTNER.sees(silent.audience()));
    }

    @Test
    void limits_bound_numbers_in_one_unit_and_texts_by_length_and_pattern() {
        var limits = new Limits(3, new BigDecimal("1"), new BigDecimal("5"), "[a-z]+", false);
        assertEquals("out-of-range", code(limits, AttributeType.NUMBER, "0.5", null));
        assertEquals("out-of-range", code(limits, AttributeType.MEASUREMENT, "5001", "G"));
        assertEquals("out-of-range", code(limits, AttributeType.PRICE, "5.01", "USD"));
        assertEquals("too-short", code(limits, AttributeType.TEXT, "ab", null));
        assertEquals("no-match", code(limits, AttributeType.TEXT, "abC", null));
        assertEquals(new Measurement(new BigDecimal("5000"), "G"), limited(limits, AttributeType.MEASUREMENT).read("5000", "G"));
        assertEquals("abc", limited(limits, AttributeType.TEXT).read("abc", null));
    }

    @Test
    void a_measurement_converts_within_its_dimension() {
        assertEquals(new Measurement(new BigDecimal("1"), "LB"), new Measurement(new BigDecimal("453.59237"), "G").in("LB").orElseThrow());
        assertEquals(new Measurement(new BigDecimal("-40"), "CELSIUS"), new Measurement(new BigDecimal("233.15"), "KELVIN").in("CELSIUS").orElseThrow());
        assertEquals(true, new Measurement(BigDecimal.ONE, "G").in("CM").isEmpty());
    }

    private static String code(Limits limits, AttributeType type, String text, String beside) {
        return assertThrows(NotOfType.class, () -> limited(limits, type).read(text, beside)).code();
    }

    private static Attribute limited(Limits limits, AttributeType type) {
        return new Attribute("x", type, false, false, 0, List.of("KG", "G"), false, List.of(), false, null, limits, null, Audience.PUBLIC, false, false);
    }

    private static Attribute perChannel(AttributeType type, boolean localisable) {
        return new Attribute("x", type, localisable, false, 0, null, false, null, true, null, null, null, Audience.PUBLIC, false, false);
    }

    @Test
    void a_size_may_be_a_label_where_its_attribute_says_so() {
        var size = new Attribute("size", AttributeType.MEASUREMENT, false, false, 0, List.of("CM"), true, List.of());
        assertEquals("M", size.read("M", null));
        assertEquals(new Measurement(new BigDecimal("44"), "CM"), size.read("44", "CM"));
    }

    @ParameterizedTest
    @CsvSource({
            "TEXT, a\u0000b, , control-character", "NUMBER, 1e9, , not-a-number", "NUMBER, 1.2.3, , not-a-number", "NUMBER, ., , not-a-number",
            "NUMBER, 0.1234567890123456, , not-a-number", "NUMBER, 123456789.12345678, , not-a-number", "BOOLEAN, yes, , not-a-boolean", "DATE, 28.05.2024, , not-a-date", "DATE, 2023-02-29, , not-a-date",
            "OPTION, Pink, , unknown-option", "MEASUREMENT, 1, , unit-missing", "MEASUREMENT, 1, STONE, unknown-unit", "MEASUREMENT, M, LB, not-a-number",
            "PRICE, -1, USD, not-a-price", "PRICE, one, USD, not-a-number"})
    void what_a_type_does_not_take_is_named(AttributeType type, String text, String beside, String code) {
        assertEquals(code, assertThrows(NotOfType.class, () -> of(type).read(text, beside)).code());
    }

    @Test
    void a_text_is_bounded() {
        var name = new Attribute("name", AttributeType.TEXT, false, true, 10, null, false, null);
        assertEquals("too-long", assertThrows(NotOfType.class, () -> name.read("x".repeat(11), null)).code());
        assertEquals("too-long", assertThrows(NotOfType.class, () -> of(AttributeType.TEXT).read("x".repeat(1_001), null)).code());
    }

    @Test
    void json_means_the_same_as_text() throws Exception {
        assertEquals("Pump", json(AttributeType.TEXT, "\" Pump \"", null));
        assertEquals(new BigDecimal("2.3"), json(AttributeType.NUMBER, "2.30", null));
        assertEquals(new Measurement(new BigDecimal("2.3"), "LB"), json(AttributeType.MEASUREMENT, "{\"value\":2.3,\"unit\":\"LB\"}", null));
        assertEquals(List.of("Blue", "Red"), json(AttributeType.MULTI_OPTION, "[\"Red\",\"Blue\"]", null));
        assertEquals(new Money(1999, "USD"), json(AttributeType.PRICE, "{\"amount\":1999,\"currency\":\"USD\"}", "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "MULTI_OPTION; \"Blue\"", "MULTI_OPTION; []", "MULTI_OPTION; [1]", "GTIN; 4006381333931", "TEXT; 1", "TEXT; ''", "TEXT; {}", "NUMBER; \"1\"", "NUMBER; 1e999999999", "BOOLEAN; 1", "DATE; 20240528", "MEASUREMENT; {\"value\":\"1\",\"unit\":\"LB\"}",
            "MEASUREMENT; {\"value\":1,\"unit\":\"LB\",\"more\":1}", "MEASUREMENT; [1]", "PRICE; {\"amount\":1.5,\"currency\":\"USD\"}", "PRICE; {\"amount\":1,\"currency\":\"EUR\"}", "PRICE; 1",
            "PRICE; {\"amount\":-1,\"currency\":\"USD\"}", "PRICE; {\"amount\":99999999999999999999,\"currency\":\"USD\"}"})
    void json_of_another_type_is_refused(AttributeType type, String json) {
        assertThrows(NotOfType.class, () -> json(type, json.isEmpty() ? "\"\"" : json, "USD"));
    }

    private static Object json(AttributeType type, String json, String scope) throws JsonProcessingException {
        return of(type).read(new ObjectMapper().readTree(json), scope);
    }

    private static Attribute of(AttributeType type) {
        return new Attribute("x", type, false, false, 0, List.of("LB"), false, options(type));
    }

    private static List<String> options(AttributeType type) {
        return type == AttributeType.OPTION ? List.of("Blue") : type == AttributeType.MULTI_OPTION ? List.of("Blue", "Red") : List.of();
    }
}
