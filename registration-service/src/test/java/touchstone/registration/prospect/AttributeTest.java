package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AttributeTest {
    @Test
    void what_is_no_address_or_too_long_does_not_fit() {
        assertTrue(Attribute.EMAIL.fits("ann@fabrikam.test"));
        assertFalse(Attribute.EMAIL.fits("ann"));
        assertFalse(Attribute.EMAIL.fits("ann@" + "a.".repeat(130) + "test"));
        assertTrue(Attribute.COMPANY.fits("x".repeat(200)));
        assertFalse(Attribute.COMPANY.fits("x".repeat(201)));
    }
}
