package touchstone.lead.mailing;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import touchstone.lead.link.Texts;

/** What somebody sees who ends mails: plain HTML without a script, in the language of the mail. */
@ApplicationScoped
class UnsubscriptionPages {
    private final Engine templates;
    private final Texts texts;

    UnsubscriptionPages(Engine templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
    }

    String asked(String locale) {
        return page(locale, "unsubscription.title", "unsubscription");
    }

    String done(String locale) {
        return page(locale, "unsubscription.done", null);
    }

    private String page(String locale, String title, String action) {
        String language = texts.language(locale);
        return templates.getTemplate("pages/unsubscription.html").data("language", language).data("direction", language.equals("ar") ? "rtl" : "ltr").data("title", texts.text(language, title))
                .data("action", action == null ? null : texts.text(language, action)).render();
    }
}
