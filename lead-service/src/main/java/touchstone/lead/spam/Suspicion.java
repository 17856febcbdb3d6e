package touchstone.lead.spam;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import touchstone.lead.lead.EmailAddress;

/** What speaks for spam. Each has a weight: a flag is shown and holds nothing up, two points are enough for the quarantine. */
public enum Suspicion {
    /** An address of a kind that is thrown away. Many people have reasons for one. */
    DISPOSABLE_ADDRESS(0),
    /** Filled in faster than it can be read. */
    TOO_FAST(2),
    /** More from one network address within an hour than people send. */
    TOO_MANY(2),
    /** A link or two may belong to the question, more do not. */
    MANY_LINKS(2),
    /** Markup of web pages or boards, which no form asks for. */
    MARKUP(2),
    /** Written in another script than the language that the page was read in. */
    OTHER_SCRIPT(1),
    /** A link in a name. */
    LINK_IN_NAME(2);

    private static final int ENOUGH = 2;
    private static final int MOST_LINKS = 2;
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)");
    private static final Pattern MARKED_UP = Pattern.compile("(?i)<a\\s[^>]{0,100}href|\\[(?:url|link)[=\\]]");

    private final int weight;

    Suspicion(int weight) {
        this.weight = weight;
    }

    /** In kebab-case, as it is kept and shown. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static boolean areEnough(Set<Suspicion> suspicions) {
        return suspicions.stream().mapToInt(suspicion -> suspicion.weight).sum() >= ENOUGH;
    }

    /**
     * What speaks for spam in what was written.
     *
     * @param name   or null
     * @param text   all that was written freely, or empty
     * @param locale what the page was read in (BCP 47)
     */
    public static Set<Suspicion> of(String name, String email, String text, String locale) {
        Set<Suspicion> found = EnumSet.noneOf(Suspicion.class);
        if (DisposableDomains.contains(EmailAddress.domain(email))) found.add(DISPOSABLE_ADDRESS);
        if (name != null && LINK.matcher(name).find()) found.add(LINK_IN_NAME);
        if (LINK.matcher(text).results().limit(MOST_LINKS + 1L).count() > MOST_LINKS) found.add(MANY_LINKS);
        if (MARKED_UP.matcher(text).find()) found.add(MARKUP);
        if (Scripts.differ(text, locale)) found.add(OTHER_SCRIPT);
        return found;
    }
}
