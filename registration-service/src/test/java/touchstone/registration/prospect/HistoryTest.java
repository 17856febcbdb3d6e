package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.run;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema keeps its promise against whoever has the service's password. */
@QuarkusTest
class HistoryTest {
    private static final String DECLARE_ERASURE = "set local touchstone.erasure = 'test'";

    @ParameterizedTest
    @ValueSource(strings = {"update source_value set text = 'other'", "update source_record set recorded_at = now()", "update consent set granted = true",
            "update capture_choice set claims = '{email}'", "update notice set text = 'other'", "delete from source_value", "delete from consent", "truncate source_value"})
    void what_is_append_only_refuses(String statement) {
        assertTrue(assertThrows(SQLException.class, () -> run(statement)).getMessage().contains("is append-only"));
    }

    @Test
    void not_even_an_erasure_changes_what_was_said() {
        assertThrows(SQLException.class, () -> run(DECLARE_ERASURE, "update source_value set text = 'other'"));
    }

    @Test
    void an_erasure_that_says_so_takes_a_prospects_rows_away() throws SQLException {
        UUID ann = TestProspects.registered().id();
        String hers = "(select id from source_record where prospect = '" + ann + "')";

        run(DECLARE_ERASURE, "delete from source_value where source_record in " + hers, "delete from source_record where prospect = '" + ann + "'",
                "delete from identity where prospect = '" + ann + "'", "delete from prospect where id = '" + ann + "'");

        assertEquals(List.of(), rows("select id from prospect where id = ?", ann));
    }
}
