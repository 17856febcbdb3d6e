package touchstone.lead.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {
    private final Seal seal = new Seal(TestLinks.links());

    @Test
    void what_is_sealed_is_opened_again_and_reads_as_nothing() {
        byte[] sealed = seal.close("whsec_1");
        assertEquals("whsec_1", seal.open(sealed));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("whsec"));
        assertNotEquals(Arrays.toString(sealed), Arrays.toString(seal.close("whsec_1")));
    }

    @Test
    void what_was_changed_is_not_opened() {
        byte[] sealed = seal.close("whsec_1");
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> seal.open(sealed));
    }
}
