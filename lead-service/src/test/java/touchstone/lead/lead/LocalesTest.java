package touchstone.lead.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|en", "''|en", "*|en", "de|de", "en-us|en-US", "en;q=0.5, de-at;q=0.9|de-AT", "x;q=2|en", "<script>|en", "de-*|en", "x-own|en", "zh-hant-tw|zh-Hant-TW", "de-de-1996-u-co-phonebk|de-DE"})
    void the_first_choice_counts(String header, String locale) {
        assertEquals(locale, Locales.preferred(header));
    }
}
