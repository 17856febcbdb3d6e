package touchstone.catalog.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SheetPassTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final UUID PRODUCT = new UUID(1, 2);

    @Test
    void a_pass_holds_for_its_product_until_it_expires() {
        String pass = SheetPass.sign(SECRET, PRODUCT, NOW.plusSeconds(60));

        assertTrue(SheetPass.holds(pass, SECRET, PRODUCT, NOW));
        assertFalse(SheetPass.holds(pass, SECRET, PRODUCT, NOW.plusSeconds(60)));
        assertFalse(SheetPass.holds(pass, SECRET, new UUID(1, 3), NOW));
        assertFalse(SheetPass.holds(pass, SECRET.toUpperCase(), PRODUCT, NOW));
    }

    @Test
    void what_is_changed_or_no_pass_does_not_hold() {
        String pass = SheetPass.sign(SECRET, PRODUCT, NOW.plusSeconds(60));

        for (String forged : List.of("9" + pass, pass.substring(0, pass.length() - 2), "", ".", "x.y", "9999999999999999999.x", Long.MAX_VALUE + ".AA", "1.%", "x".repeat(1000))) {
            assertFalse(SheetPass.holds(forged, SECRET, PRODUCT, NOW), forged);
        }
    }

    /** The side of the lead-service, which gives passes, has the same example: {@code SheetRequestTest}. */
    @Test
    void a_pass_is_signed_over_its_product_and_its_end() {
        assertEquals("1790000000.P0dzItVxupmgnLHaVfVFauCMyUFdq4erTLIV5HZ2PKo", SheetPass.sign("only-the-tests-know-this-secret-of-theirs", UUID.fromString("0191e3a5-7a5f-7cc2-9a00-0123456789ab"), Instant.ofEpochSecond(1_790_000_000L)));
    }
}
