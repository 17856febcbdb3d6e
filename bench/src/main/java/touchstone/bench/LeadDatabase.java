package touchstone.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/** A PostgreSQL of its own for the lead-service, as durable as it is deployed. */
final class LeadDatabase implements AutoCloseable {
    private static final String NAME = "lead";
    private final PostgresServer server;

    LeadDatabase(Path folder) {
        server = PostgresServer.start(folder.resolve("postgres"), Ports.free(), PostgresServer.Writes.DURABLE, folder.resolve("postgres.log"));
        server.database(NAME, NAME);
    }

    String address() {
        return server.address(NAME);
    }

    /** Single-row commits a second. */
    double commits(Pgbench pgbench, Path folder, int seconds) {
        return pgbench.commits(folder, server.port(), NAME, 32, seconds);
    }

    void execute(String sql) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    String value(String sql) {
        try (Connection connection = connect(); ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What those of its processes that run now have used of the processors, in seconds. */
    double cpu() {
        return Stream.concat(Stream.of(server.handle()), server.handle().descendants()).mapToDouble(process -> process.info().totalCpuDuration().map(used -> used.toNanos() / 1e9).orElse(0.0)).sum();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address(), "postgres", "postgres");
    }

    @Override
    public void close() {
        server.close();
    }
}
