package touchstone.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"somebody@contoso.test", "write to some.body@mail.contoso.test soon", "/users/somebody%40contoso.test", "+49 30 1234567", "(030) 123 45 67", "030/1234567", "555-010-1234"})
    void text_that_tells_who_somebody_is_is_not_kept(String text) throws IOException {
        assertTrue(Plain.tellsWho(text));
        assertEquals("{\"list\":[1]}", plain("{\"said\":\"" + text + "\",\"list\":[\"" + text + "\",1]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gear pump", "@touchstone", "5 @ 3.50", "2026-05-01", "01.05.2026", "2026-05-01T12:00:00Z", "0.1234567", "4006381333931", "DN50/PN16", "6ES7 214-1AG40", "10 000 000", "1-2"})
    void all_other_text_is(String text) throws IOException {
        assertFalse(Plain.tellsWho(text));
        assertEquals("{\"said\":\"" + text + "\"}", plain("{\"said\":\"" + text + "\"}"));
    }

    @Test
    void members_with_a_name_for_it_are_left_out_however_that_is_written() throws IOException {
        assertEquals("{\"company_size\":3,\"user\":{}}", plain("{\"email\":1,\"First Name\":\"a\",\"last_name\":\"b\",\"Name\":\"c\",\"phone-number\":2,\"shippingAddress\":{\"x\":1},"
                + "\"a@contoso.test\":1,\"search\":\"?a\",\"company_size\":3,\"user\":{\"name\":\"d\"}}"));
    }

    @Test
    void products_keep_their_names() throws IOException {
        String products = "{\"products\":[{\"product_id\":\"p-1\",\"name\":\"Gear pump\"},{\"sku\":\"s-1\",\"name\":\"Valve\"}]}";
        assertEquals(products, plain(products));
    }

    @Test
    void no_text_takes_long() {
        String text = "%40a".repeat(8_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertFalse(Plain.tellsWho(text)));
    }

    private static String plain(String json) throws IOException {
        return Plain.of(JSON.readTree(json)).toString();
    }
}
