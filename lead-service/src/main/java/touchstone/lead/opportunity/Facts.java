package touchstone.lead.opportunity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;
import touchstone.lead.lead.PlainText;

/**
 * What is known of an opportunity.
 *
 * @param value         what it is worth if it is won, or null
 * @param expectedClose when that is decided, or null
 */
@Schema(name = "OpportunityFacts")
record Facts(
        @NotBlank @Size(max = 200) @PlainText String name,
        @Valid Money value,
        LocalDate expectedClose,
        @NotNull @Size(max = 100) List<Details.@Valid @NotNull ProductLine> products,
        @NotNull @Size(max = 50) List<Details.@Valid @NotNull BuyingContact> contacts,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) @PlainText String> competitors) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /** @throws AmountNegative if the value is below nothing @throws DayOutOfRange if the day is of another century */
    void check() {
        checkAmount(value);
        checkDay(expectedClose);
    }

    static void checkAmount(Money amount) {
        if (amount != null && amount.amount() < 0) throw new AmountNegative();
    }

    static void checkDay(LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) throw new DayOutOfRange(day);
    }

    Details details() {
        return new Details(products, contacts, competitors);
    }
}
