package touchstone.registration.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What we write to people, in mails and on pages, in the language of theirs that we have; otherwise in English. Chinese is written in simplified characters. */
public final class Texts {
    private static final String FALLBACK = "en";
    private static final Map<String, Properties> ALL = List.of("ar", "de", FALLBACK, "es", "fr", "zh").stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Texts::read));

    private final String language;

    private Texts(String language) {
        this.language = language;
    }

    /** @param tag BCP 47, or null */
    public static Texts in(String tag) {
        if (tag == null) return new Texts(FALLBACK);
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return new Texts(ALL.containsKey(language) ? language : FALLBACK);
        } catch (IllformedLocaleException unreadable) {
            return new Texts(FALLBACK);
        }
    }

    /** @param acceptLanguage the header, or null; what cannot be read, or is not there, becomes English */
    public static Texts accepted(String acceptLanguage) {
        try {
            String best = acceptLanguage == null ? null : Locale.lookupTag(LanguageRange.parse(acceptLanguage), ALL.keySet());
            return new Texts(best == null ? FALLBACK : best);
        } catch (IllegalArgumentException unreadable) {
            return new Texts(FALLBACK);
        }
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    /** The text with {@code {0}}, {@code {1}} ... replaced. */
    public String get(String key, String... values) {
        String text = ALL.get(language).getProperty(key);
        if (text == null) throw new IllegalArgumentException("no text " + key + " in " + language);
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", values[i]);
        return text;
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(Texts.class.getResourceAsStream("/texts/" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
