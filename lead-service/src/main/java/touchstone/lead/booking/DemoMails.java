package touchstone.lead.booking;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import touchstone.lead.booking.CalendarDefinition.Host;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadMails;
import touchstone.lead.link.Links;
import touchstone.lead.link.Texts;
import touchstone.lead.mail.MailText;

/** What both sides of a demo are told. */
@ApplicationScoped
class DemoMails {
    private final Engine templates;
    private final Links links;
    private final Texts texts;

    DemoMails(Engine templates, Links links, Texts texts) {
        this.templates = templates;
        this.links = links;
        this.texts = texts;
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
        String language = language(booking, calendar);
        return MailText.of(texts.text(language, "host.ERASED", calendar.name(), when(booking, calendar, language), booking.lead), language);
    }

    MailText forHost(Lead lead, Booking booking, CalendarDefinition calendar) {
        String language = language(booking, calendar);
        String who = lead.contact().name() == null ? lead.contact().email() : lead.contact().name();
        return MailText.of(texts.text(language, "host." + booking.state.name(), summary(lead, calendar), lead.contact().company() == null ? who : who + ", " + lead.contact().company(),
                when(booking, calendar, language), lead.id()), language);
    }

    private String language(Booking booking, CalendarDefinition calendar) {
        return host(booking, calendar).map(Host::locale).map(texts::language).orElse("en");
    }

    /** By the host's own clocks. */
    private static String when(Booking booking, CalendarDefinition calendar, String language) {
        String zone = host(booking, calendar).map(host -> host.hours().zone()).orElse("UTC");
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language)).withZone(ZoneId.of(zone)).format(booking.startsAt) + " " + zone;
    }

    /** Empty if the calendar has lost them since. */
    private static Optional<Host> host(Booking booking, CalendarDefinition calendar) {
        return calendar.hosts().stream().filter(host -> host.id().equals(booking.host.id())).findFirst();
    }
}
