package touchstone.lead.booking;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A demo. @param host who shows it @param zone of who picked it */
@Schema(name = "Booking")
record BookingView(UUID id, String calendar, String host, Instant startsAt, Instant endsAt, String zone, Booking.State state) {
    static BookingView of(Booking it) {
        return new BookingView(it.id, it.calendar, it.host.name(), it.startsAt, it.endsAt, it.zone, it.state);
    }
}
