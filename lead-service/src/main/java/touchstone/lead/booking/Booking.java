package touchstone.lead.booking;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Revision;
import touchstone.lead.lead.Actor;

/** A demo that somebody picked. Written by {@link Bookings}, where the database sees to it that nobody is booked twice. */
@Entity
class Booking {
    enum State {
        BOOKED, CANCELLED, HELD,
        /** Who asked did not come. */
        NO_SHOW
    }

    @Id UUID id;
    @Version long revision;
    UUID lead;
    String calendar;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "host_id"))
    @AttributeOverride(name = "name", column = @Column(name = "host_name"))
    Actor host;
    String hostEmail;
    Instant startsAt;
    Instant endsAt;
    Instant freeAgainAt;
    /** The clocks that who picked it goes by. */
    String zone;
    @Enumerated(EnumType.STRING) State state;
    /** How often it was changed, as invitations count it (RFC 5545, 3.8.7.4). */
    int sequence;
    Instant createdAt;

    protected Booking() {}

    /** @throws BookingSettled if it is not to come any more */
    void cancel() {
        mustBeBooked();
        state = State.CANCELLED;
        sequence++;
    }

    /** @throws BookingSettled if that was said before @throws DemoNotOver while it is to come */
    void settle(State outcome, Instant now) {
        mustBeBooked();
        if (startsAt.isAfter(now)) throw new DemoNotOver();
        state = outcome;
    }

    void mustBeBooked() {
        if (state != State.BOOKED) throw new BookingSettled();
    }

    Revision revision() {
        return new Revision(revision);
    }
}
