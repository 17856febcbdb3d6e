package touchstone.commons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void a_cursor_comes_back_as_it_was_given() {
        var cursor = new Cursor(Instant.parse("2026-01-02T03:04:05.678Z"), UUID.randomUUID());
        assertEquals(cursor, Cursor.parse(cursor.toString()));
    }

    @Test
    void a_foreign_cursor_is_refused() {
        for (String foreign : List.of("", "%%%", "bm90IG91cnM", "MjAyNi0wMS0wMlQwMzowNDowNVo")) {
            assertThrows(Cursor.MalformedCursor.class, () -> Cursor.parse(foreign), foreign);
        }
    }

    @Test
    void a_time_that_no_database_knows_is_refused() {
        for (Instant at : List.of(Instant.MIN, Instant.EPOCH.minusMillis(1), Instant.parse("+10000-01-01T00:00:00Z"), Instant.MAX)) {
            assertThrows(Cursor.MalformedCursor.class, () -> Cursor.parse(new Cursor(at, UUID.randomUUID()).toString()), at.toString());
        }
    }

    @Test
    void the_last_page_names_no_next_one() {
        assertEquals(new Page<>(List.of("a", "b"), "b"), Page.of(List.of("a", "b", "c"), 2, letter -> letter, letter -> letter));
        assertNull(Page.of(List.of("a", "b"), 2, letter -> letter, letter -> letter).next());
    }
}
