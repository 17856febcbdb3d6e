package touchstone.lead.lead;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import touchstone.lead.mail.MailText;

/** What a prospect is told about their lead: one template per mail and locale, its first line the subject. */
@ApplicationScoped
class LeadMails {
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

    // English is the one locale that there are templates in so far.
    private TemplateInstance about(Lead lead, String what) {
        return templates.getTemplate("mail/en/demo-request-" + what + ".txt")
                .data("id", lead.id).data("contact", lead.contact).data("product", lead.product);
    }
}
