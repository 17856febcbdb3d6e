package touchstone.lead.status;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import touchstone.lead.booking.DemoOffer;
import touchstone.lead.lead.Lead;
import touchstone.lead.link.Texts;

/** The pages that links in mails open: plain HTML without a script, in the language of the mail. */
@ApplicationScoped
public class StatusPages {
    private static final Set<String> SAID = Set.of("booked", "moved", "cancelled", "slot-taken", "slot-not-offered", "slot-missing");

    private final Engine templates;
    private final Texts texts;

    StatusPages(Engine templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
    }

    /** @param at the token that ends the page's address @param actions what the page offers to do: names of texts, each also the end of the address that does it */
    String page(Lead lead, String at, List<String> actions) {
        return page(lead, at, actions, null, null);
    }

    /** @param demo what can be done about a demo, or null @param said what came of what they did last, as far as there is a text for it, or null */
    String page(Lead lead, String at, List<String> actions, DemoOffer demo, String said) {
        String language = texts.language(lead.submission().locale());
        Locale locale = Locale.forLanguageTag(lead.submission().locale());
        Locale reader = locale.getLanguage().equals(language) ? locale : Locale.forLanguageTag(language);
        StatusView view = StatusView.of(lead);
        DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language)).withZone(ZoneOffset.UTC);
        return templates.getTemplate("pages/request-status.html").data("language", language).data("direction", language.equals("ar") ? "rtl" : "ltr")
                .data("title", texts.text(language, "title")).data("product", view.product() == null ? null : view.product().name())
                .data("said", said == null || !SAID.contains(said) ? null : texts.text(language, "said." + said))
                .data("demo", demo == null ? null : DemoPart.of(demo, at, reader, (key, arguments) -> texts.text(language, key, arguments)))
                .data("status", texts.text(language, view.status().name()))
                .data("steps", view.steps().stream().map(step -> new Line(dates.format(step.at()) + " UTC", texts.text(language, step.status().name()), step.reason())).toList())
                .data("consents", view.consents().stream().map(one -> new Line(one.purpose(), texts.text(language, "consent." + one.state().name()), null)).toList())
                .data("actions", actions.stream().map(action -> new Action(at + "/" + action, texts.text(language, action))).toList()).render();
    }

    /** A row of the page. */
    public record Line(String left, String right, String more) {}

    /** A button of the page. */
    public record Action(String path, String label) {}
}
