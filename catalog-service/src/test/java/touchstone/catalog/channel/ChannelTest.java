package touchstone.catalog.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTest {
    private final Channel channel = new Channel("web", "USD", "en", List.of("en", "fr", "fr-CA", "zh-Hant"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"-|en", "''|en", "fr|fr", "fr-BE|fr", "fr-ca|fr-CA", "zh-Hant-TW|zh-Hant", "de, fr;q=0.5|fr", "de|en", "*|en", "?!|en"})
    void the_locale_that_suits_a_reader_best(String acceptLanguage, String locale) {
        assertEquals(locale, channel.negotiate(acceptLanguage));
    }

    @Test
    void a_product_is_shown_in_the_wanted_locale_or_its_parent_or_the_default() {
        assertEquals(Optional.of("fr-CA"), channel.serving("fr-CA", Set.of("en", "fr", "fr-CA")));
        assertEquals(Optional.of("fr"), channel.serving("fr-CA", Set.of("en", "fr")));
        assertEquals(Optional.of("en"), channel.serving("fr-CA", Set.of("en", "zh-Hant")));
        assertEquals(Optional.empty(), channel.serving("fr-CA", Set.of("zh-Hant")));
    }

    @Test
    void a_locale_is_one_of_its_own_in_whatever_spelling() {
        assertEquals("zh-Hant", channel.locale("ZH-hant"));
        assertThrows(LocaleNotOffered.class, () -> channel.locale("pl"));
        assertThrows(LocaleNotOffered.class, () -> channel.locale("not a locale"));
    }
}
