package touchstone.commons;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.greenbytes.http.sfv.TokenItem;

/**
 * What an answer touched, as a service tells the gateway in the header {@link TouchstoneHeaders#TOUCH}: a dictionary of RFC 9651,
 * {@code verb=viewed, subject="product/42", revision=3, channel="web", locale="en"}. All but the verb may be null.
 *
 * @param verb     what was done, a token such as {@code viewed}
 * @param subject  what it was done to, {@code kind/id}
 * @param revision the subject's revision
 * @param channel  the channel it was offered on
 * @param locale   the locale it was answered in (BCP 47)
 * @param prospect the prospect who the caller turned out to be
 */
public record Touch(String verb, String subject, Long revision, String channel, String locale, UUID prospect) {
    private static final Pattern VERB = Pattern.compile("[a-z][a-z-]{0,39}");

    public Touch {
        if (!VERB.matcher(verb).matches()) throw new IllegalArgumentException("not a verb: " + verb);
    }

    public static Touch of(String verb) {
        return new Touch(verb, null, null, null, null, null);
    }

    public Touch on(String kind, Object id) {
        return new Touch(verb, kind + "/" + id, revision, channel, locale, prospect);
    }

    public Touch at(long revision) {
        return new Touch(verb, subject, revision, channel, locale, prospect);
    }

    public Touch in(String channel, String locale) {
        return new Touch(verb, subject, revision, channel, locale, prospect);
    }

    public Touch by(UUID prospect) {
        return new Touch(verb, subject, revision, channel, locale, prospect);
    }

    /** The value of the header. */
    @Override
    public String toString() {
        Map<String, ListElement<?>> members = new LinkedHashMap<>();
        members.put("verb", TokenItem.valueOf(verb));
        if (subject != null) members.put("subject", StringItem.valueOf(subject));
        if (revision != null) members.put("revision", IntegerItem.valueOf(revision));
        if (channel != null) members.put("channel", StringItem.valueOf(channel));
        if (locale != null) members.put("locale", StringItem.valueOf(locale));
        if (prospect != null) members.put("prospect", StringItem.valueOf(prospect.toString()));
        return Dictionary.valueOf(members).serialize();
    }

    /** Reads the header; empty if it is not a touch. */
    public static Optional<Touch> parse(String header) {
        try {
            Map<String, ListElement<?>> members = Parser.parseDictionary(header).get();
            UUID prospect = text(members, "prospect") == null ? null : UUID.fromString(text(members, "prospect"));
            return Optional.of(new Touch(text(members, "verb"), text(members, "subject"),
                    members.get("revision") instanceof IntegerItem revision ? Long.valueOf(revision.getAsLong()) : null,
                    text(members, "channel"), text(members, "locale"), prospect));
        } catch (IllegalArgumentException | NullPointerException notATouch) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, ListElement<?>> members, String name) {
        ListElement<?> member = members.get(name);
        return member instanceof StringItem || member instanceof TokenItem ? member.get().toString() : null;
    }
}
