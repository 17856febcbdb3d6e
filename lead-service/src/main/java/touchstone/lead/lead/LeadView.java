package touchstone.lead.lead;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.mail.Undeliverable;
import touchstone.lead.product.SeenProduct;

/**
 * A lead as sales sees it.
 *
 * @param mergedInto the lead that goes on for this one, if one does
 * @param prospect whose timeline shows what they touched before and after; absent if they are not registered
 * @param erased   true if what they wrote was erased; else absent
 * @param contact  as it was known when they asked
 * @param product  as they saw it; absent if it is about none
 * @param form     the form that was filled in
 * @param answers  what it asked beyond the contact and the message
 * @param source   where they came from
 * @param suspicions what speaks for spam, absent if nothing does
 * @param assignee who looks after it, absent if nobody does
 * @param respondBy when somebody should have looked into it, absent where nobody promises it
 * @param promise   what became of that
 * @param history  oldest first
 * @param consents oldest first
 * @param undeliverable since when no mail reaches the address, absent if they do; only where one lead is read
 */
@Schema(name = "Lead")
record LeadView(UUID id, LeadKind kind, LeadStatus status, UUID mergedInto, UUID prospect, UUID visitor, Boolean erased, Contact contact, SeenProduct product, String message, String locale, Instant createdAt,
                FormVersion form, @JsonRawValue @Schema(type = SchemaType.OBJECT) String answers, Source source, String team, Actor assignee, Instant respondBy, Lead.Promise promise, List<String> tags, List<String> suspicions, List<Step> history, List<Said> consents, Undeliverable.Since undeliverable) {
    LeadView {
        history = List.copyOf(history);
        consents = List.copyOf(consents);
    }

    static LeadView of(Lead lead) {
        Submission how = lead.submission;
        return new LeadView(lead.id, lead.kind, lead.status, lead.mergedInto, lead.prospect, how.visitor(), lead.isErased() ? true : null, lead.shownContact(), lead.product, lead.message, how.locale(), lead.createdAt,
                how.form() == null ? null : new FormVersion(how.form(), how.version()), how.answers(), Source.of(how), lead.team, lead.assignee, lead.respondBy, lead.clock, words(lead.tags), words(lead.suspicions),
                lead.history.stream().map(Step::of).toList(), lead.consents.stream().map(said -> new Said(said.purpose, said.state, said.notice, said.at)).toList(), null);
    }

    /** With what is known of the address, or null. */
    LeadView with(Undeliverable.Since failed) {
        return failed == null ? this : new LeadView(id, kind, status, mergedInto, prospect, visitor, erased, contact, product, message, locale, createdAt, form, answers, source, team, assignee, respondBy, promise, tags,
                suspicions, history, consents, failed);
    }

    /** Absent rather than empty. */
    static List<String> words(String words) {
        return words == null || words.isEmpty() ? null : List.of(words.split(" "));
    }

    @Schema(name = "FormVersion")
    record FormVersion(String id, int version) {}

    /**
     * @param first    where they first came from
     * @param last     where they came from last
     * @param share    whose share brought them
     */
    @Schema(name = "LeadSource")
    record Source(String first, String last, String campaign, String share) {
        static Source of(Submission how) {
            var source = new Source(how.firstSource(), how.lastSource(), how.campaign(), how.share());
            return source.equals(new Source(null, null, null, null)) ? null : source;
        }
    }

    /** @param from the status before, absent for the first step */
    @Schema(name = "LeadStep")
    record Step(Instant at, Actor by, LeadStatus from, LeadStatus to, String reason) {
        static Step of(Activity activity) {
            return new Step(activity.at, activity.actor, activity.from, activity.to, activity.reason);
        }
    }

    /** @param notice the SHA-256 of the text that was shown */
    @Schema(name = "LeadConsent")
    record Said(String purpose, Consent.State state, String notice, Instant at) {}
}
