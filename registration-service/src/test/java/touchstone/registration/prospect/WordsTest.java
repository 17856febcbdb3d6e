package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private final Set<String> words = Words.of(Map.of(Attribute.GIVEN_NAME, "Zoë", Attribute.FAMILY_NAME, "O'Neill-Łukasz", Attribute.NATIVE_NAME, "李小龙", Attribute.COMPANY, "Müller & Söhne GmbH", Attribute.EMAIL, "Zoe.O@Fabrikam.test"),
            List.of(new Channel(null, Channel.Type.PHONE, null, "+49 30 901820", null, false, null), new Channel(null, Channel.Type.SOCIAL, "mastodon", "@zoë@social.test", null, false, null)));

    @ParameterizedTest
    @ValueSource(strings = {"zoe", "ZOË", "neill", "łuk", "李", "小龙", "龙", "muller", "söhne gmbh", "zoe.o@fabrikam", "fabrikam", "zoe@social.test", "+49 30 90", "030 901820", "4930901820", "(030) 9018", "zoe l neill", "zoe mull"})
    void somebody_is_found_by(String text) {
        assertTrue(Words.match(words, Words.asked(text)), words.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oe", "zoe ann", "小李", "fabrikam.de", "901821", "zoe@fabrikam.test"})
    void somebody_is_not_found_by(String text) {
        assertFalse(Words.match(words, Words.asked(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "'", "& |", "!", "@", "a b c"})
    void what_says_too_little_is_not_looked_for(String text) {
        assertThrows(Words.SearchTooShort.class, () -> Words.asked(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"علی\u200cرضا", "علیرضا"})
    void what_joins_letters_is_no_end_of_a_word(String asked) {
        assertTrue(Words.match(Words.of(Map.of(Attribute.NATIVE_NAME, "علی\u200cرضا"), List.of()), Words.asked(asked)));
    }

    @Test
    void a_question_is_no_code() {
        assertEquals("'o''neil@x\\\\.test':*", Words.query(List.of("o'neil@x\\.test")));
        assertEquals(List.of("ann", "drop"), Words.asked("ann' & !drop:*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "@\u0301", "&", " "})
    void a_sign_alone_is_no_word(String company) {
        assertEquals(Set.of(), Words.of(Map.of(Attribute.COMPANY, company), List.of()));
    }

    @Test
    void there_are_no_more_than_can_be_kept() {
        assertTrue(Words.of(Map.of(Attribute.NATIVE_NAME, "龙".repeat(200), Attribute.COMPANY, "x ".repeat(100) + "y".repeat(200)), List.of()).stream().allMatch(word -> word.length() <= 100));
        assertEquals(8, Words.asked("ab ac ad ae af ag ah ai aj ak").size());
    }
}
