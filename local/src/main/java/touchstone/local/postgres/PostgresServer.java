package touchstone.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Life;
import touchstone.local.process.Running;

/**
 * A real PostgreSQL, from binaries that come through Maven. One cluster holds a database for each of its users.
 * The first start on an empty folder creates the cluster; later ones keep its data.
 */
public final class PostgresServer implements Running {
    /** FAST gives up safety against a power cut, which is right for tests and wrong for data that are kept. */
    public enum Writes { DURABLE, FAST }

    /** What the library says is no user's concern: what it fails at it throws, and what PostgreSQL says is in its own log. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test.db.postgres");
    private static final String PASSWORDS_ONLY = "host all all " + Ports.HOST + "/32 scram-sha-256\n";

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final EmbeddedPostgres server;
    private final Path data;
    private final Path log;
    private final ProcessHandle handle;

    private PostgresServer(EmbeddedPostgres server, Path data, Path log) throws IOException {
        this.server = server;
        this.data = data;
        this.log = log;
        // The tool that starts it leaves at once; the process that all others descend from writes its id there.
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        this.handle = ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL ended at once: see " + log));
    }

    /** @param log the file that gets what the server says */
    public static PostgresServer start(Path data, int port, Writes writes, Path log) {
        return start(data, port, writes, log, null);
    }

    /** @param password the superuser's, once the cluster was {@link #lock locked}; before that null */
    public static PostgresServer start(Path data, int port, Writes writes, Path log, String password) {
        String durable = writes == Writes.DURABLE ? "on" : "off";
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Home.create(Home.folder().resolve("postgres")).toFile())
                .setDataDirectory(data).setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // The same order and case rules on every machine, whatever locales it has.
                .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8").setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", durable).setServerConfig("synchronous_commit", durable).setServerConfig("full_page_writes", durable);
        if (password != null) builder.setConnectConfig("password", password);
        try {
            return new PostgresServer(builder.start(), data, log);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start: see " + log, e);
        }
    }

    /** Gives {@code name} a database and a role of the same name; where they exist, sets the role's password. */
    public void database(String name, String password) {
        String role = '"' + name.replace("\"", "\"\"") + '"';
        String secret = literal(password);
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            boolean exists = statement.executeQuery("select 1 from pg_roles where rolname = " + literal(name)).next();
            statement.execute((exists ? "alter role " : "create role ") + role + " login password " + secret);
            if (!statement.executeQuery("select 1 from pg_database where datname = " + literal(name)).next()) {
                statement.execute("create database " + role + " owner " + role);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused the database " + name, e);
        }
    }

    /** Whether {@link #lock} was called on the cluster in that folder. */
    public static boolean isLocked(Path data) {
        try {
            Path rules = data.resolve("pg_hba.conf");
            return Files.exists(rules) && Files.readString(rules).equals(PASSWORDS_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every connection needs a password; this is the superuser's. */
    public void lock(String password) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password " + literal(password));
            Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("PostgreSQL did not take a password", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** {@code host:port/name}, as the services' {@code touchstone.database} wants it. */
    public String address(String database) {
        return Ports.HOST + ":" + port() + "/" + database;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public ProcessHandle handle() {
        return handle;
    }

    /** Returns when all its processes are gone: a new start meets none of them. */
    @Override
    public void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(handle), handle.descendants()).toList();
        handle.destroyForcibly();
        all.forEach(process -> Life.ends(process, Duration.ofSeconds(20)));
        // There is nothing left to stop, but the library holds a lock on the folder until then.
        close();
    }

    /** Ends open connections and writes everything to disk. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
