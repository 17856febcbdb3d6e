package touchstone.lead.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import touchstone.commons.Money;

/** Money as others write it: in whole units with a point. */
final class Amounts {
    private Amounts() {}

    static String decimal(Money money) {
        return BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits()).toPlainString();
    }

    /** Rounded to what the currency has. @throws ArithmeticException, IllegalArgumentException if it is no amount, or no currency */
    static Money money(String text, String currency) {
        Currency known = Currency.getInstance(currency);
        BigDecimal amount = new BigDecimal(text.strip());
        if (amount.precision() - amount.scale() > 15) throw new ArithmeticException("more than there is money");
        return Money.of(amount.setScale(known.getDefaultFractionDigits(), RoundingMode.HALF_UP), known);
    }
}
