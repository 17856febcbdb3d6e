package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report();

    @Test
    void the_table_has_a_row_for_each_figure_and_says_which_goals_are_reached() {
        report.say(Figure.atLeast("journal_to_ledger", 34_801, "touches/s", 20_000));
        report.say(Figure.atMost("p99", 5.5, "ms", 5));
        report.say(Figure.of("answered", 7, "requests"));
        report.skip("ratios: wrk is not on the PATH");

        assertEquals("""
                figure             value  unit          goal
                journal_to_ledger  34801  touches/s  >=20000  ok
                p99                 5.50  ms              <5  short
                answered               7  requests
                skipped ratios: wrk is not on the PATH""", report.table());
    }

    @Test
    void one_goal_that_is_missed_is_enough() {
        report.say(Figure.atMost("p50", 1, "ms", 5));
        report.say(Figure.of("answered", 7, "requests"));
        assertTrue(report.allReached());
        report.say(Figure.atMost("p99", 5.5, "ms", 5));
        assertFalse(report.allReached());
    }
}
