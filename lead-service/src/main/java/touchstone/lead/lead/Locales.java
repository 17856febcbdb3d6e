package touchstone.lead.lead;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** In which words somebody reads. */
public final class Locales {
    private static final String DEFAULT = "en";

    private Locales() {}

    /** The first choice of an {@code Accept-Language} header (RFC 9110, 12.5.4), as language, script and region; what cannot be read states none. */
    public static String preferred(String acceptLanguage) {
        if (acceptLanguage == null) return DEFAULT;
        try {
            String first = Locale.LanguageRange.parse(acceptLanguage).get(0).getRange();
            if (first.startsWith("*")) return DEFAULT;
            Locale wished = new Locale.Builder().setLanguageTag(first).build();
            Locale plain = new Locale.Builder().setLanguage(wished.getLanguage()).setScript(wished.getScript()).setRegion(wished.getCountry()).build();
            return plain.getLanguage().isEmpty() ? DEFAULT : plain.toLanguageTag();
        } catch (IllegalArgumentException | IllformedLocaleException unreadable) {
            return DEFAULT;
        }
    }
}
