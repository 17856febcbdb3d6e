package touchstone.commons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void the_currency_says_how_many_digits_there_are() {
        assertEquals(new Money(1999, "EUR"), Money.of(new BigDecimal("19.9900"), Currency.getInstance("EUR")));
        assertEquals(new Money(20, "JPY"), Money.of(new BigDecimal("20"), Currency.getInstance("JPY")));
        assertThrows(ArithmeticException.class, () -> Money.of(new BigDecimal("0.005"), Currency.getInstance("EUR")));
    }

    @Test
    void a_sum_stays_in_its_currency_and_in_range() {
        assertEquals(new Money(3, "EUR"), new Money(1, "EUR").plus(new Money(2, "EUR")));
        assertThrows(IllegalArgumentException.class, () -> new Money(1, "EUR").plus(new Money(2, "USD")));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE, "EUR").plus(new Money(1, "EUR")));
        assertThrows(IllegalArgumentException.class, () -> new Money(1, "EURO"));
    }
}
