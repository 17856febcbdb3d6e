package touchstone.registration.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

    @Test
    void a_language_that_we_do_not_write_gets_english() {
        for (String tag : new String[] {null, "th", "not a tag", "x"}) assertEquals("en", Texts.in(tag).language());
        assertEquals("zh", Texts.in("zh-Hant-TW").language());
        assertEquals("rtl", Texts.in("ar-EG").direction());
    }
}
