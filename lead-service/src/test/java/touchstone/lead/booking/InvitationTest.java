package touchstone.lead.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Contact;
import touchstone.lead.mail.CalendarPart;

class InvitationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Contact GUEST = new Contact("One, \"Visitor\"; X", "one@fabrikam.test", null);

    @Test
    void an_invitation_its_change_and_its_cancellation_are_one_event_that_counts_on() {
        Booking booking = booking();
        CalendarPart invited = Invitation.request(booking, GUEST, "Demo: Pump, 16 bar", "Room 1\nHall 2", NOW);
        booking.sequence = 1;
        booking.startsAt = booking.startsAt.plusSeconds(3600);
        CalendarPart moved = Invitation.request(booking, GUEST, "Demo", "Room 1", NOW);
        booking.cancel();
        CalendarPart cancelled = Invitation.cancel(booking, GUEST, "Demo", "Room 1", NOW);

        assertEquals(List.of("REQUEST", "REQUEST", "CANCEL"), List.of(invited.method(), moved.method(), cancelled.method()));
        assertEquals(List.of(0, 1, 2), List.of(sequence(invited), sequence(moved), sequence(cancelled)));
        assertEquals(1, List.of(invited, moved, cancelled).stream().map(part -> event(part).getUid().getValue()).distinct().count());
        assertTrue(invited.text().contains("DTSTART:20260310T090000Z"), invited.text());
        assertTrue(cancelled.text().contains("METHOD:CANCEL") && cancelled.text().contains("STATUS:CANCELLED"), cancelled.text());
        VEvent read = event(invited);
        assertEquals("Demo: Pump, 16 bar", read.getSummary().getValue());
        assertEquals("Room 1\nHall 2", read.getLocation().getValue());
        assertEquals(Date.from(booking().endsAt), read.getDateEnd().getValue());
        assertEquals("one@fabrikam.test", read.getAttendees().get(0).getEmail());
        assertEquals("host@contoso.test", read.getOrganizer().getEmail());
        invited.text().lines().forEach(line -> assertTrue(line.length() <= 75, line));
    }

    private static VEvent event(CalendarPart part) {
        return Biweekly.parse(part.text()).first().getEvents().get(0);
    }

    private static int sequence(CalendarPart part) {
        return event(part).getSequence().getValue();
    }

    private static Booking booking() {
        Booking booking = new Booking();
        booking.id = new UUID(1, 2);
        booking.host = new Actor("h", "A host");
        booking.hostEmail = "host@contoso.test";
        booking.startsAt = Instant.parse("2026-03-10T09:00:00Z");
        booking.endsAt = Instant.parse("2026-03-10T10:00:00Z");
        booking.state = Booking.State.BOOKED;
        return booking;
    }
}
