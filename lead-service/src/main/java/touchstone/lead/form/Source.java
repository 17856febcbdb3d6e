package touchstone.lead.form;

import java.util.Map;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * Where a visitor came from, as the gateway tells it in the header {@link touchstone.commons.TouchstoneHeaders#SOURCE}: a dictionary of RFC 9651,
 * {@code first="search", last="social", campaign="spring", share="..."}. Each may be null.
 */
public record Source(String first, String last, String campaign, String share) {
    private static final int LONGEST = 200;
    static final Source UNKNOWN = new Source(null, null, null, null);

    /** What cannot be read is not known. */
    public static Source parse(String header) {
        if (header == null) return UNKNOWN;
        try {
            Map<String, ListElement<?>> members = Parser.parseDictionary(header).get();
            return new Source(text(members, "first"), text(members, "last"), text(members, "campaign"), text(members, "share"));
        } catch (IllegalArgumentException unreadable) {
            return UNKNOWN;
        }
    }

    private static String text(Map<String, ListElement<?>> members, String name) {
        return members.get(name) instanceof StringItem item && item.get().length() <= LONGEST ? item.get() : null;
    }
}
