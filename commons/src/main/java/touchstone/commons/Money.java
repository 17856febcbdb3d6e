package touchstone.commons;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount   in the currency's minor unit: 1999 with EUR is 19.99 euros
 * @param currency a code of ISO 4217, which also says how many digits the minor unit has
 */
@Embeddable
public record Money(long amount, @NotNull String currency) {
    /** @throws IllegalArgumentException if the currency is none of ISO 4217 */
    public Money {
        Currency.getInstance(currency);
    }

    /** @throws ArithmeticException if the value has more digits than the currency, or is too large */
    public static Money of(BigDecimal value, Currency currency) {
        return new Money(value.setScale(currency.getDefaultFractionDigits()).unscaledValue().longValueExact(), currency.getCurrencyCode());
    }

    /** @throws ArithmeticException if the sum is too large */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
