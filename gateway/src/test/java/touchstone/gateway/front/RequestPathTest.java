package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({"/,/", "/a/b,/a/b", "/a/b/,/a/b/", "/%61bc,/abc", "/caf%c3%a9,/caf%C3%A9", "/a%20b,/a%20b", "/.well-known/x,/.well-known/x", "/a..b/c,/a..b/c"})
    void a_path_has_one_normal_form(String raw, String normal) {
        assertEquals(normal, RequestPath.normal(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "*", "//", "/a//b", "/a/../b", "/..", "/.", "/a/./b", "/a/..", "/%2e%2e/b", "/a/%2E/b", "/..;/a", "/a;x=1/b", "/a%3Bb", "/a%2fb", "/a%2Fb",
            "/a%5cb", "/a\\b", "/a%00", "/a%0ab", "/a%7f", "/a%252e", "/a%", "/a%4", "/a%zz", "/a b", "/a\"b", "/a<b", "/a#b", "/ä", "/a?b"})
    void what_can_be_read_in_two_ways_is_refused(String raw) {
        assertNull(RequestPath.normal(raw));
    }

    @Test
    void a_query_is_printable_ascii() {
        assertTrue(RequestPath.isFineQuery(null));
        assertTrue(RequestPath.isFineQuery("q=a%20b&c=%00"));
        assertFalse(RequestPath.isFineQuery("q=a b"));
        assertFalse(RequestPath.isFineQuery("q=ä"));
    }
}
