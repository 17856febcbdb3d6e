package touchstone.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.Ports;

class PostgresServerTest {
    @TempDir Path folder;

    @Test
    void a_locked_cluster_keeps_its_data_and_wants_passwords() throws SQLException {
        int port = Ports.free();
        try (var server = start(port, null)) {
            server.database("lead", "first");
            server.database("lead", "second");
            server.lock("super");
            try (Connection connection = connect(server, "second")) {
                connection.createStatement().execute("create table kept (id int)");
            }
        }

        try (var server = start(port, "super")) {
            assertThrows(SQLException.class, () -> connect(server, "first").close());
            try (Connection connection = connect(server, "second"); var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
                rows.next();
                assertEquals(0, rows.getInt(1));
            }
        }
    }

    @Test
    void a_killed_cluster_starts_again() throws SQLException {
        int port = Ports.free();
        var killed = start(port, null);
        killed.database("lead", "secret");

        killed.kill();

        try (var server = start(port, null); Connection connection = connect(server, "secret")) {
            assertTrue(connection.isValid(5));
        }
    }

    private PostgresServer start(int port, String password) {
        return PostgresServer.start(folder.resolve("data"), port, PostgresServer.Writes.FAST, folder.resolve("log"), password);
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + server.address("lead"), "lead", password);
    }
}
