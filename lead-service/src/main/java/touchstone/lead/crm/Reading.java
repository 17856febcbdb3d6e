package touchstone.lead.crm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.commons.Money;

/** Reads what others write, which may be anything. */
final class Reading {
    private static final Logger log = Logger.getLogger(Reading.class);
    private static final int LONGEST = 1000;

    private Reading() {}

    /** Empty if it cannot be read: people there may type into any field. */
    static Optional<Crm.Settled> settled(Mapping mapping, String lead, boolean won, String amount, String currency, String on, String reason) {
        UUID id;
        try {
            id = UUID.fromString(lead == null ? "" : lead);
        } catch (IllegalArgumentException e) {
            log.warn("a deal names no lead of ours: it is left alone");
            return Optional.empty();
        }
        try {
            Money money = won && amount != null && !amount.isBlank() ? Amounts.money(amount, currency == null ? mapping.currency() : currency) : null;
            LocalDate day = on == null || on.length() < 10 ? null : LocalDate.parse(on.substring(0, 10));
            String why = reason == null || reason.isBlank() ? null : reason.replaceAll("\\p{Cntrl}+", " ").strip();
            return Optional.of(new Crm.Settled(id, won, money, day, why == null ? null : why.substring(0, Math.min(LONGEST, why.length()))));
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
            log.warnf("the outcome of a lead there cannot be read lead=%s", id);
            return Optional.empty();
        }
    }
}
