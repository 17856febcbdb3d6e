package touchstone.registration.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "en", "es", "fr", "zh"})
    void every_text_is_there_in_six_languages(String language) {
        Texts texts = Texts.in(language);
        assertEquals(language, texts.language());
        for (String key : List.of("email.confirm.subject", "email.notice.subject", "email.page.title", "email.page.question", "email.page.button", "email.page.done")) assertFalse(texts.get(key).contains("\n"), key);
        for (String key : List.of("email.confirm.body", "email.notice.body")) {
            String text = texts.get(key, "https://shop.test/x");
            assertTrue(text.contains("https://shop.test/x") && !text.contains("{0}"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "es", "fr", "zh"})
    void no_language_has_more_or_fewer_texts_or_places_for_values(String language) {
        Properties english = properties("en");
        Properties other = properties(language);
        assertEquals(english.stringPropertyNames(), other.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            for (String place : List.of("{0}", "{1}", "{2}")) assertEquals(english.getProperty(key).contains(place), other.getProperty(key).contains(place), key + " " + place);
            assertFalse(english.getProperty(key).equals(other.getProperty(key)), key);
        }
    }

    private static Properties properties(String language) {
        Properties texts = new Properties();
        try (var in = TextsTest.class.getResourceAsStream("/texts/" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Test
    void what_a_browser_accepts_is_written_as_far_as_we_can() {
        assertEquals("de", Texts.accepted("th, de-CH;q=0.8, en;q=0.5").language());
        for (String header : new String[] {null, "", "th", ";;", "*"}) assertEquals("en", Texts.accepted(header).language());
    }

    @Test
    void a_language_that_we_do_not_write_gets_english() {
        for (String tag : new String[] {null, "th", "not a tag", "x"}) assertEquals("en", Texts.in(tag).language());
        assertEquals("zh", Texts.in("zh-Hant-TW").language());
        assertEquals("rtl", Texts.in("ar-EG").direction());
    }
}
