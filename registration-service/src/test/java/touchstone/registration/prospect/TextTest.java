package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void space_around_a_text_is_not_part_of_it() {
        assertEquals("Ann Lee", Text.normal(" \u00a0\u3000Ann Lee\t\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u2003"})
    void a_blank_text_is_none(String blank) {
        assertNull(Text.normal(blank));
    }

    @Test
    void one_name_has_one_spelling() {
        assertEquals("Zo\u00eb", Text.normal("Zoe\u0308"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Zoë", "O'Neill-Łukasz", "李小龍", "محمد", "नरेन्द्र", "C++ & Söhne (GmbH), 1€", "👍🏽", "علی\u200cرضا", "ක්\u200dයා", "श\u094d\u200dम", "葛\udb40\udd00"})
    void names_of_the_world_are_plain(String text) {
        assertTrue(Text.isPlain(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\rb", "a\u0085b", "a\u202eb", "a\u2066b", "a\u061cb", "a\u200bb", "a\u200db", "a\ufeffb", "a\u00adb", "a\u2028b", "a\ud800b", "a\ue000b", "\u3164", "a\u200cb", "ی\u200c", "\u200cی", "ی\u200c\u200dی", "ی\u200cb", "a\u034fb", "a\ufe0fb", "a\u180bb", "a\u17b4b"})
    void what_hides_or_turns_is_not_plain(String text) {
        assertFalse(Text.isPlain(text));
    }
}
