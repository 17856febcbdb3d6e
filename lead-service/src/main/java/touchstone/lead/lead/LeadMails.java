package touchstone.lead.lead;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import touchstone.lead.mail.MailText;

/** What a prospect is told about their lead, in their language: one template per mail and language, its first line the subject. */
@ApplicationScoped
class LeadMails {
    private static final Set<String> LANGUAGES = Set.of("ar", "de", "en", "es", "fr", "zh");

    private final Engine templates;

    LeadMails(Engine templates) {
        this.templates = templates;
    }

    MailText received(Lead lead) {
        return MailText.of(about(lead, "received").render());
    }

    MailText reviewed(Lead lead, Review review) {
        return MailText.of(about(lead, lead.status.name().toLowerCase()).data("reason", review.reason()).render());
    }

    private TemplateInstance about(Lead lead, String what) {
        String language = language(lead.submission.locale());
        // English has words of their own for demo requests; the others speak of what was asked for.
        String name = language.equals("en") && lead.kind == LeadKind.DEMO_REQUEST ? "demo-request-" + what : what;
        return templates.getTemplate("mail/" + language + "/" + name + ".txt").data("id", lead.id).data("contact", lead.contact).data("product", lead.product);
    }

    private static String language(String locale) {
        String language = Locale.forLanguageTag(locale).getLanguage();
        return LANGUAGES.contains(language) ? language : "en";
    }
}
