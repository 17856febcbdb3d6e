package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void a_figure_is_one_line_that_says_whether_the_goal_is_reached() {
        assertEquals("read_p99 4.25 ms <5 ok", Figure.atMost("read_p99", 4.251, "ms", 5).toString());
        assertEquals("read_p99 5 ms <5 short", Figure.atMost("read_p99", 5, "ms", 5).toString());
        assertEquals("import 1234 rows/s >=1000 ok", Figure.atLeast("import", 1234.4, "rows/s", 1000).toString());
        assertEquals("import 999 rows/s >=1000 short", Figure.atLeast("import", 999.2, "rows/s", 1000).toString());
    }
}
