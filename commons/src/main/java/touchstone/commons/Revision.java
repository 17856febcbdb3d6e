package touchstone.commons;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import touchstone.commons.problem.Malformed;
import touchstone.commons.problem.PreconditionRequired;
import touchstone.commons.problem.Stale;

/**
 * Which state of an item a caller has seen: counted from 0 or 1 by its owner, shown as a strong ETag and asked for in {@code If-Match} (RFC 9110, 13.1.1).
 */
public record Revision(long number) {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads an {@code If-Match} header.
     *
     * @throws IfMatchRequired  without one
     * @throws MalformedIfMatch if it is not one strong tag of a revision
     */
    public static Revision required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) throw new IfMatchRequired();
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) throw new MalformedIfMatch();
        return new Revision(Long.parseLong(tag.group(1)));
    }

    /** @throws RevisionOutdated if the caller expects another revision than this */
    public void mustBe(Revision expected) {
        if (!equals(expected)) throw new RevisionOutdated(this);
    }

    public EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    public static class IfMatchRequired extends PreconditionRequired {
        IfMatchRequired() {
            super("Send If-Match with the ETag of the state you have seen, so that nobody's change is lost.");
        }
    }

    public static class MalformedIfMatch extends Malformed {
        MalformedIfMatch() {
            super("If-Match takes one ETag, as an earlier answer gave it.");
        }
    }

    public static class RevisionOutdated extends Stale {
        public RevisionOutdated(Revision present) {
            super("It has been changed since you read it. Read it again and repeat your change on what you find.");
            fact("revision", present.number());
        }
    }
}
