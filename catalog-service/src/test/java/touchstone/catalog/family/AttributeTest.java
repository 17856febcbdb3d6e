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
            "PRICE, 0.001, USD, not-a-price", "PRICE, -1, USD, not-a-price", "PRICE, one, USD, not-a-number"})
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
        assertEquals(new Money(1999, "USD"), json(AttributeType.PRICE, "{\"amount\":1999,\"currency\":\"USD\"}", "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "TEXT; 1", "TEXT; ''", "TEXT; {}", "NUMBER; \"1\"", "NUMBER; 1e999999999", "BOOLEAN; 1", "DATE; 20240528", "MEASUREMENT; {\"value\":\"1\",\"unit\":\"LB\"}",
            "MEASUREMENT; {\"value\":1,\"unit\":\"LB\",\"more\":1}", "MEASUREMENT; [1]", "PRICE; {\"amount\":1.5,\"currency\":\"USD\"}", "PRICE; {\"amount\":1,\"currency\":\"EUR\"}", "PRICE; 1",
            "PRICE; {\"amount\":-1,\"currency\":\"USD\"}", "PRICE; {\"amount\":99999999999999999999,\"currency\":\"USD\"}"})
    void json_of_another_type_is_refused(AttributeType type, String json) {
        assertThrows(NotOfType.class, () -> json(type, json.isEmpty() ? "\"\"" : json, "USD"));
    }

    private static Object json(AttributeType type, String json, String scope) throws JsonProcessingException {
        return of(type).read(new ObjectMapper().readTree(json), scope);
    }

    private static Attribute of(AttributeType type) {
        return new Attribute("x", type, false, false, 0, List.of("LB"), false, type == AttributeType.OPTION ? List.of("Blue") : List.of());
    }
}
