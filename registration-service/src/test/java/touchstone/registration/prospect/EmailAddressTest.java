package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private final EmailAddress.Check check = new EmailAddress.Check();

    @ParameterizedTest
    @ValueSource(strings = {"ann@fabrikam.test", "ann.lee+shop@mail.fabrikam.test", "o'neill@x-1.test", "ANN@FABRIKAM.TEST", "a@xn--mller-kva.test"})
    void addresses_that_mail_reaches(String address) {
        assertTrue(check.isValid(address, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "@fabrikam.test", "ann@localhost", "ann@@fabrikam.test", ".ann@fabrikam.test", "ann.@fabrikam.test", "a..b@fabrikam.test",
            "ann@-fabrikam.test", "ann@fabrikam..test", "ann@[127.0.0.1]", "\"ann\"@fabrikam.test", "ann lee@fabrikam.test", "ann@fabrikam.test\r\nBcc: all@contoso.test",
            "ann@fabrikam.test,bob@contoso.test", "Ann <ann@fabrikam.test>", "änn@fabrikam.test", "ann@fabrikam.te\u202est"})
    void what_is_none(String address) {
        assertFalse(check.isValid(address, null));
    }

    @Test
    void lengths_are_those_of_smtp() {
        String domain = "d".repeat(63) + "." + "d".repeat(63) + "." + "d".repeat(57) + ".test";
        assertTrue(check.isValid("a".repeat(64) + "@fabrikam.test", null));
        assertFalse(check.isValid("a".repeat(65) + "@fabrikam.test", null));
        assertTrue(check.isValid("a".repeat(254 - 1 - domain.length()) + "@" + domain, null));
        assertFalse(check.isValid("a".repeat(255 - 1 - domain.length()) + "@" + domain, null));
        assertFalse(check.isValid("a@" + "d".repeat(64) + ".test", null));
    }

    @Test
    void a_long_one_is_refused_fast() {
        assertFalse(check.isValid("a.".repeat(30_000) + "@", null));
    }
}
