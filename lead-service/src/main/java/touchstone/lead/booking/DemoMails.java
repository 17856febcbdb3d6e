package touchstone.lead.booking;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadMails;
import touchstone.lead.link.Links;
import touchstone.lead.mail.MailText;

/** What both sides of a demo are told. */
@ApplicationScoped
class DemoMails {
    private final Engine templates;
    private final Links links;

    DemoMails(Engine templates, Links links) {
        this.templates = templates;
        this.links = links;
    }

    String summary(Lead lead, CalendarDefinition calendar) {
        return lead.product() == null ? calendar.name() : calendar.name() + ": " + lead.product().name();
    }

    MailText booked(Lead lead, Booking booking, CalendarDefinition calendar) {
        return told(lead, booking, calendar, "demo-booked");
    }

    MailText cancelled(Lead lead, Booking booking, CalendarDefinition calendar) {
        return told(lead, booking, calendar, "demo-cancelled");
    }

    private MailText told(Lead lead, Booking booking, CalendarDefinition calendar, String what) {
        String language = LeadMails.language(lead.submission().locale());
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL).withLocale(Locale.forLanguageTag(language)).withZone(ZoneId.of(booking.zone));
        return MailText.of(templates.getTemplate("mail/" + language + "/" + what + ".txt").data("contact", lead.contact()).data("what", summary(lead, calendar)).data("when", when.format(booking.startsAt))
                .data("place", calendar.place()).data("host", booking.host.name()).data("status", links.url(Links.Use.STATUS, lead.id())).render(), language);
    }

    /** For the host, after who asked was erased. */
    MailText erased(Booking booking, CalendarDefinition calendar) {
        return MailText.of("Demo cancelled: " + calendar.name() + "\n\nAt " + booking.startsAt + ". Who asked for it had what they wrote erased.\n\nThe lead is " + booking.lead + ".\n");
    }

    MailText forHost(Lead lead, Booking booking, CalendarDefinition calendar) {
        String who = lead.contact().name() == null ? lead.contact().email() : lead.contact().name();
        return MailText.of("Demo " + booking.state.name().toLowerCase(Locale.ROOT) + ": " + summary(lead, calendar) + "\n\nWith " + who + (lead.contact().company() == null ? "" : ", " + lead.contact().company())
                + ", at " + booking.startsAt + ".\n\nThe lead is " + lead.id() + ".\n");
    }
}
