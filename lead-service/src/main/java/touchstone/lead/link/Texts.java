package touchstone.lead.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The words of the pages that links in mails open, in the languages that there are. */
@ApplicationScoped
public class Texts {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar", "zh");

    private final Map<String, Properties> texts = new HashMap<>();

    Texts() {
        LANGUAGES.forEach(language -> texts.put(language, read(language)));
    }

    /** The language that there are words in for somebody who reads the locale (BCP 47). */
    public String language(String locale) {
        String wished = Locale.forLanguageTag(locale).getLanguage();
        return texts.containsKey(wished) ? wished : "en";
    }

    /** @param language one that there are words in */
    public String text(String language, String key) {
        return texts.get(language).getProperty(key);
    }

    /** A text with what belongs into it. */
    public String text(String language, String key, Object... arguments) {
        return new MessageFormat(text(language, key), Locale.ROOT).format(arguments);
    }

    private static Properties read(String language) {
        var words = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream("/texts/" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
