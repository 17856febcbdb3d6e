package touchstone.registration.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** How the database looks for who is alike, once there are many. */
@QuarkusTest
class MatchingTest {
    private static final String MANY = """
            insert into prospect (id, revision, given_name, family_name, email, email_verified, company, registered_at, changed_at, words)
            select gen_random_uuid(), 0, 'Given ' || n % 400, 'Family ' || n % 8000, 'made-up-' || n || '@contoso.test', false, 'Company ' || n, now(), now(), array['given', 'made-up-' || n] from generate_series(1, 20000) n""";

    @Test
    void whoever_holds_an_address_is_found_by_one_scan_of_its_index() throws SQLException {
        List<String> plan = plan(Matching.HOLDERS.replace("?1", "'made-up-7@contoso.test'"));

        assertEquals(1, plan.stream().filter(line -> line.contains("prospect_by_email")).count(), plan.toString());
        assertFalse(plan.stream().anyMatch(line -> line.contains("Seq Scan on prospect")), plan.toString());
    }

    @Test
    void whoever_is_alike_is_found_by_an_index_for_each_reason() throws SQLException {
        List<String> plan = plan(Matching.PROPOSE.replace("?1", "gen_random_uuid()").replace("?2", "now()").replace("?3", "'made-up-7@contoso.test'").replace("?4", "'Family 7'").replace("?5", "'Given 7'")
                .replace("?6", "'Company 7'").replace("?7", "'''4930901820'''").replace("?8", "'+4930901820'"));

        for (String index : List.of("prospect_by_email", "prospect_by_name_and_company", "prospect_by_word")) assertTrue(plan.stream().anyMatch(line -> line.contains(index)), index + " in " + plan);
        assertFalse(plan.stream().anyMatch(line -> line.contains("Seq Scan on prospect")), plan.toString());
    }

    /** Among people who are there for this transaction only. */
    private static List<String> plan(String query) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class)); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY);
            statement.execute("analyze prospect");
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("explain " + query)) {
                while (rows.next()) lines.add(rows.getString(1));
            }
            connection.rollback();
            return lines;
        }
    }
}
