package touchstone.lead.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * How a lead came in.
 *
 * @param form        the form that was filled in, or null: a demo request of somebody registered needs none
 * @param version     the version of the form that was on show
 * @param answers     what it asked beyond the contact and the message, a JSON object, or null
 * @param locale      in which words to answer (BCP 47)
 * @param visitor     the browser, where its visits may be kept
 * @param firstSource where the visitor first came from, or null
 * @param lastSource  where they came from last, or null
 * @param campaign    the campaign that brought them, or null
 * @param share       the share of somebody else that brought them, or null
 */
@Embeddable
public record Submission(
        String form,
        @Column(name = "form_version") Integer version,
        String answers,
        String locale,
        UUID visitor,
        @Column(name = "source_first") String firstSource,
        @Column(name = "source_last") String lastSource,
        String campaign,
        String share) {

    public static Submission in(String locale) {
        return new Submission(null, null, null, locale, null, null, null, null, null);
    }

    public Submission from(String firstSource, String lastSource, String campaign, String share) {
        return new Submission(form, version, answers, locale, visitor, firstSource, lastSource, campaign, share);
    }
}
