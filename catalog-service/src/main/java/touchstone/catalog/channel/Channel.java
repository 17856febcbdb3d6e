package touchstone.catalog.channel;

import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;

/**
 * Where products are offered.
 *
 * @param currency      the currency it sells in (ISO 4217)
 * @param defaultLocale what readers get who ask for none of its locales, and where a product is published in none that they asked for
 * @param locales       the locales it can show (BCP 47), the default among them
 */
public record Channel(String code, String currency, String defaultLocale, List<String> locales) {
    public Channel {
        locales = List.copyOf(locales);
    }

    /** The locale of this channel that a tag means, in its canonical spelling. @throws LocaleNotOffered if it is none of them */
    public String locale(String tag) {
        return canonical(tag).filter(locales::contains).orElseThrow(() -> new LocaleNotOffered(this, tag));
    }

    /** The locale of this channel that suits a reader best. @param acceptLanguage the header (RFC 9110, 12.5.4), or null */
    public String negotiate(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return defaultLocale;
        try {
            String found = Locale.lookupTag(LanguageRange.parse(acceptLanguage), locales);
            return found == null ? defaultLocale : canonical(found).orElse(defaultLocale);
        } catch (IllegalArgumentException unreadable) {
            // RFC 9110 lets a server disregard the field.
            return defaultLocale;
        }
    }

    /** In which of the locales that a product is published in it is shown to readers of {@code wanted}: that one, its parent, or the default. */
    public Optional<String> serving(String wanted, Set<String> published) {
        return fallbacks(wanted).stream().filter(published::contains).findFirst();
    }

    /** Where to look for what is said in a locale: there, in its parents, in the default; in this order. */
    public Set<String> fallbacks(String wanted) {
        Set<String> chain = new LinkedHashSet<>();
        for (String tag = wanted; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) chain.add(tag);
        chain.add(defaultLocale);
        return chain;
    }

    private static Optional<String> canonical(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
