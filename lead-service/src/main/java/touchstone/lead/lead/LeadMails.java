package touchstone.lead.lead;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import touchstone.lead.link.Links;
import touchstone.lead.mail.MailText;
import touchstone.lead.sheet.SheetLinks;

/** What a prospect is told about their lead, in their language: one template per mail and language, its first line the subject. */
@ApplicationScoped
public class LeadMails {
    private static final Set<String> LANGUAGES = Set.of("ar", "de", "en", "es", "fr", "zh");

    private final Engine templates;
    private final Links links;
    private final SheetLinks sheets;

    LeadMails(Engine templates, Links links, SheetLinks sheets) {
        this.templates = templates;
        this.links = links;
        this.sheets = sheets;
    }

    /** The receipt; of a sheet that was asked for, the sheet. */
    MailText received(Lead lead) {
        Optional<String> sheet = lead.kind == LeadKind.SHEET_REQUEST && lead.product != null ? sheets.to(lead.product) : Optional.empty();
        return text(lead, sheet.map(url -> about(lead, "sheet").data("sheet", url)).orElseGet(() -> about(lead, "received")));
    }

    MailText reviewed(Lead lead, Review review) {
        return text(lead, about(lead, lead.status.name().toLowerCase()).data("reason", review.reason()));
    }

    MailText confirm(Lead lead) {
        String language = language(lead.submission.locale());
        return text(lead, templates.getTemplate("mail/" + language + "/confirm.txt").data("contact", lead.contact).data("confirm", links.url(Links.Use.CONFIRM, lead.id)));
    }

    private static MailText text(Lead lead, TemplateInstance template) {
        return MailText.of(template.render(), language(lead.submission.locale()));
    }

    private TemplateInstance about(Lead lead, String what) {
        String language = language(lead.submission.locale());
        // English has words of their own for demo requests; the others speak of what was asked for.
        String name = language.equals("en") && lead.kind == LeadKind.DEMO_REQUEST ? "demo-request-" + what : what;
        return templates.getTemplate("mail/" + language + "/" + name + ".txt").data("id", lead.id).data("contact", lead.contact).data("product", lead.product)
                .data("status", links.url(Links.Use.STATUS, lead.id));
    }

    /** The language that there are words in for somebody who reads the locale. */
    public static String language(String locale) {
        String language = Locale.forLanguageTag(locale).getLanguage();
        return LANGUAGES.contains(language) ? language : "en";
    }
}
