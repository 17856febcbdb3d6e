package touchstone.commons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TouchTest {
    @Test
    void a_touch_is_written_as_a_structured_field() {
        assertEquals("verb=viewed, subject=\"product/42\", revision=3, channel=\"web\", locale=\"en\"",
                Touch.of("viewed").on("product", 42).at(3).in("web", "en").toString());
    }

    @Test
    void a_touch_comes_back_as_it_was_written() {
        Touch touch = Touch.of("registered").on("prospect", "x").by(UUID.randomUUID());
        assertEquals(Optional.of(touch), Touch.parse(touch.toString()));
    }

    @Test
    void what_is_no_touch_is_not_taken_for_one() {
        assertEquals(Optional.empty(), Touch.parse("subject=\"product/42\""));
        assertEquals(Optional.empty(), Touch.parse("verb=viewed, prospect=\"not an id\""));
        assertEquals(Optional.empty(), Touch.parse("{"));
    }

    @Test
    void a_verb_is_a_word() {
        assertThrows(IllegalArgumentException.class, () -> Touch.of("Viewed it"));
    }
}
