package touchstone.registration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks below the API: at what is kept and never shown. */
public final class TestDatabase {
    private TestDatabase() {}

    /** The rows, each with its columns as text joined by {@code |}. */
    public static List<String> rows(String query, Object... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, query, parameters); ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) columns.add(rows.getString(column));
                found.add(String.join("|", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs the statements in one transaction. */
    public static void run(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (String statement : statements) connection.createStatement().execute(statement);
            connection.commit();
        }
    }

    public static void update(String statement, Object... parameters) {
        try (Connection connection = connect(); PreparedStatement prepared = prepare(connection, statement, parameters)) {
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }

    private static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class));
    }
}
