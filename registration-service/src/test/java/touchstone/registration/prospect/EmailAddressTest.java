package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final Pattern ADDRESS = Pattern.compile(EmailAddress.PATTERN);

    @ParameterizedTest
    @ValueSource(strings = {"ann@fabrikam.test", "ann.lee+shop@mail.fabrikam.test", "o'neill@x-1.test", "ANN@FABRIKAM.TEST", "a@xn--mller-kva.test"})
    void addresses_that_mail_reaches(String address) {
        assertTrue(ADDRESS.matcher(address).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "@fabrikam.test", "ann@localhost", "ann@@fabrikam.test", ".ann@fabrikam.test", "ann.@fabrikam.test", "a..b@fabrikam.test",
            "ann@-fabrikam.test", "ann@fabrikam..test", "ann@[127.0.0.1]", "\"ann\"@fabrikam.test", "ann lee@fabrikam.test", "ann@fabrikam.test\r\nBcc: all@contoso.test",
            "ann@fabrikam.test,bob@contoso.test", "Ann <ann@fabrikam.test>", "änn@fabrikam.test", "ann@fabrikam.te\u202est"})
    void what_is_none(String address) {
        assertFalse(ADDRESS.matcher(address).matches());
    }

    @Test
    void parts_are_no_longer_than_smtp_allows() {
        assertTrue(ADDRESS.matcher("a".repeat(64) + "@fabrikam.test").matches());
        assertFalse(ADDRESS.matcher("a".repeat(65) + "@fabrikam.test").matches());
        assertFalse(ADDRESS.matcher("a@" + "d".repeat(64) + ".test").matches());
    }

    @Test
    void a_long_one_is_refused_fast() {
        assertFalse(ADDRESS.matcher("a.".repeat(30_000) + "@").matches());
        assertFalse(ADDRESS.matcher("a@a" + ".a".repeat(30_000)).matches());
    }
}
