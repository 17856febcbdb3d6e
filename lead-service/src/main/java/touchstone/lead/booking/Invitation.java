package touchstone.lead.booking;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.time.Instant;
import java.util.Date;
import touchstone.lead.lead.Contact;
import touchstone.lead.mail.CalendarPart;

/** What calendars understand: an invitation, its change or its cancellation (RFC 5546), all with the same UID and a SEQUENCE that grows. Times are in UTC (RFC 5545, 3.3.5). */
final class Invitation {
    private Invitation() {}

    static CalendarPart request(Booking booking, Contact guest, String summary, String place, Instant now) {
        return part(booking, guest, summary, place, now, false);
    }

    /** @param guest null if they were erased */
    static CalendarPart cancel(Booking booking, Contact guest, String summary, String place, Instant now) {
        return part(booking, guest, summary, place, now, true);
    }

    private static CalendarPart part(Booking booking, Contact guest, String summary, String place, Instant now, boolean cancelled) {
        VEvent event = new VEvent();
        event.setUid(booking.id + "@touchstone");
        event.setSequence(booking.sequence);
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(booking.startsAt));
        event.setDateEnd(Date.from(booking.endsAt));
        event.setSummary(summary);
        event.setLocation(place);
        event.setOrganizer(new Organizer(booking.host.name(), booking.hostEmail));
        if (guest != null) {
            Attendee attendee = new Attendee(guest.name(), guest.email());
            attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
            attendee.setRsvp(!cancelled);
            event.addAttendee(attendee);
        }
        event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Touchstone//Demos//EN");
        calendar.setMethod(cancelled ? Method.cancel() : Method.request());
        calendar.addEvent(event);
        return new CalendarPart(cancelled ? "CANCEL" : "REQUEST", Biweekly.write(calendar).caretEncoding(true).go());
    }
}
