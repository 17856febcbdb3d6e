package touchstone.catalog.publication;

import java.time.LocalDate;

/**
 * A revision as it was published on a channel in a locale, kept for good: what a prospect saw can be read when it has long been succeeded.
 *
 * @param sellEnd the last day on which it is shown, or null
 */
public record Published(ProductSheet sheet, LocalDate sellEnd) {
    String key() {
        return sheet.id() + ":" + sheet.revision() + ":" + sheet.channel() + ":" + sheet.locale();
    }
}
