package touchstone.lead.mail;

import java.util.UUID;

/**
 * A mail to somebody.
 *
 * @param lead      what it is about
 * @param purpose   what for: one of the constants, which need no consent, or the code of a purpose that was consented to
 * @param recipient the address; empty for who was erased
 * @param calendar  what it tells their calendar, or null
 */
public record Letter(UUID lead, String purpose, String recipient, MailText text, CalendarPart calendar) {
    /** Tells somebody what became of what they asked for. */
    public static final String ANSWER = "ANSWER";
    /** Asks whether an address is theirs. */
    public static final String CONFIRMATION = "CONFIRMATION";
    /** Tells a member of the house of their work. */
    public static final String WORK = "WORK";

    public static Letter answer(UUID lead, String recipient, MailText text) {
        return new Letter(lead, ANSWER, recipient, text, null);
    }

    public static Letter work(UUID lead, String recipient, MailText text) {
        return new Letter(lead, WORK, recipient, text, null);
    }

    public Letter with(CalendarPart part) {
        return new Letter(lead, purpose, recipient, text, part);
    }
}
