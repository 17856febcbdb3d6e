package touchstone.catalog.sheet;

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
}
