package touchstone.lead.mail;

/** What a mail tells calendars. @param method of RFC 5546, such as {@code REQUEST} @param text an iCalendar object (RFC 5545) */
public record CalendarPart(String method, String text) {}
