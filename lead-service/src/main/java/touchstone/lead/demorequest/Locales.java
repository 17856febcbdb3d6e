package touchstone.lead.demorequest;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** In which words somebody reads. */
final class Locales {
    private static final String DEFAULT = "en";

    private Locales() {}

    /** The first choice of an {@code Accept-Language} header (RFC 9110, 12.5.4); what cannot be read states none. */
    static String preferred(String acceptLanguage) {
        if (acceptLanguage == null) return DEFAULT;
        try {
            String first = Locale.LanguageRange.parse(acceptLanguage).get(0).getRange();
            return first.startsWith("*") ? DEFAULT : new Locale.Builder().setLanguageTag(first).build().toLanguageTag();
        } catch (IllegalArgumentException | IllformedLocaleException unreadable) {
            return DEFAULT;
        }
    }
}
