package touchstone.lead.form;

import java.util.UUID;
import touchstone.lead.prospect.Caller;

/**
 * Who fills a form in, and from where.
 *
 * @param channel where, as the publishable key says
 * @param locale  in which words they read (BCP 47)
 * @param visitor their browser, or null: they said no to being measured, or are no browser
 * @param source  where they came from
 * @param forwarded the gateway's word on their network address, or null
 */
record Submitter(Caller caller, String channel, String locale, UUID visitor, Source source, String forwarded) {
    boolean isSignedIn() {
        return caller.subject() != null;
    }

    /** Whose Idempotency-Keys these are. */
    String keysOf() {
        return caller.subject() != null ? caller.subject() : visitor != null ? "visitor " + visitor : "anonymous";
    }
}
