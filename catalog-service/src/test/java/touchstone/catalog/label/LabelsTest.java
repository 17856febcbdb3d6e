package touchstone.catalog.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @Test
    void a_label_is_in_the_best_locale_that_there_is_one_in() {
        Map<String, String> labels = Map.of("en", "Colour", "zh-Hant", "顏色");

        assertEquals(Optional.of("顏色"), Labels.in(List.of("zh-Hant-TW", "zh-Hant", "en"), labels));
        assertEquals(Optional.of("Colour"), Labels.in(List.of("fr", "en"), labels));
        assertEquals(Optional.empty(), Labels.in(List.of("fr"), labels));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US", "EN", "zh-hant", "", "x", "not a tag", "en-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"})
    void a_locale_is_a_tag_in_its_canonical_spelling(String locale) {
        assertEquals(1, Labels.errors(Map.of(locale, "Colour"), "/labels", 10).size());
    }

    @Test
    void a_label_says_something_of_bounded_length() {
        Map<String, String> labels = new HashMap<>(Map.of("en", "Colour", "fr", " ", "de", "12345678901", "th", "a\u0007b"));
        labels.put("he", null);

        assertEquals(List.of("/labels/de", "/labels/fr", "/labels/he", "/labels/th"), Labels.errors(labels, "/labels", 10).stream().map(error -> error.pointer()).sorted().toList());
        assertEquals(List.of(), Labels.errors(null, "/labels", 10));
    }
}
