package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/** Whatever fails, each request that was answered is in the ledger once, and each event that was answered as stored too. */
class FaultTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final Pattern REQUEST_ID = Pattern.compile("(?i)x-request-id: (\\S+)");
    private static final int PORT = Ports.free();
    private static Path cluster;
    private static PostgresServer postgres;
    private static StandIn behind;
    private static int databases;
    @TempDir
    Path folder;

    @BeforeAll
    static void startServers() {
        cluster = Home.temporary();
        startPostgres();
        behind = new StandIn();
    }

    @AfterAll
    static void stopServers() {
        behind.close();
        postgres.close();
        Home.delete(cluster);
    }

    private static void startPostgres() {
        postgres = PostgresServer.start(cluster.resolve("data"), PORT, PostgresServer.Writes.FAST, cluster.resolve("log"));
    }

    @Test
    void twenty_kills_under_load() throws Exception {
        String database = database();
        try (LoneGateway gateway = new LoneGateway(folder, behind.address(), database).start()) {
            Crowd crowd = new Crowd(gateway.front(), 6);
            try (crowd) {
                for (int kill = 1; kill <= 20; kill++) {
                    crowd.askOn(40);
                    gateway.kill();
                    gateway.start();
                }
            }
            gateway.prove();
            assertOnce(database, crowd);
        }
    }

    @Test
    void a_restart_with_a_torn_last_frame() throws Exception {
        String database = database();
        try (LoneGateway gateway = new LoneGateway(folder, behind.address(), database).start()) {
            Crowd before = new Crowd(gateway.front(), 4);
            try (before) {
                before.askOn(100);
                gateway.kill();
            }
            byte[] written = Files.readAllBytes(gateway.newestSegment());
            // The beginning of a frame, as a write leaves it that did not come to its end.
            Files.write(gateway.newestSegment(), Arrays.copyOfRange(written, 72, 72 + 61), StandardOpenOption.APPEND);
            gateway.start();
            Crowd after = new Crowd(gateway.front(), 4);
            try (after) {
                after.askOn(100);
            }
            gateway.prove();
            assertOnce(database, before, after);
            assertTrue(Files.exists(gateway.newestSegment().resolveSibling(gateway.newestSegment().getFileName() + ".cut-" + written.length)));
        }
    }

    @Test
    void the_ledger_stopped_for_a_while_and_killed_in_the_middle_of_a_batch() throws Exception {
        String database = database();
        try (LoneGateway gateway = new LoneGateway(folder, behind.address(), database).start()) {
            Crowd crowd = new Crowd(gateway.front(), 4);
            try (crowd) {
                crowd.askOn(100);
                gateway.prove();
                postgres.close();
                // Nobody waits for it.
                crowd.askOn(500);
                startPostgres();
                crowd.askOn(50);
                killInTheMiddleOfABatch(database);
                crowd.askOn(50);
                startPostgres();
                crowd.askOn(50);
            }
            gateway.prove();
            assertOnce(database, crowd);
        }
    }

    /** The batch has begun, and its rows wait for the lock. */
    private static void killInTheMiddleOfABatch(String database) throws SQLException {
        try (Connection holder = connect(database); Statement statement = holder.createStatement(); Connection watcher = connect(database)) {
            holder.setAutoCommit(false);
            statement.execute("lock table interaction in access exclusive mode");
            Await.until(Duration.ofMinutes(2), () -> count(watcher, "select count(*) from pg_locks where relation = 'interaction'::regclass and not granted"), waiting -> waiting > 0);
            postgres.kill();
        } catch (SQLException closing) {
            // Both connections have lost their server.
            if (!closing.getSQLState().startsWith("08") && !closing.getSQLState().startsWith("57")) throw closing;
        }
    }

    @Test
    void a_full_disk() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "prlimit of util-linux is what makes the disk full");
        String database = database();
        try (LoneGateway gateway = new LoneGateway(folder, behind.address(), database).start()) {
            Crowd crowd = new Crowd(gateway.front(), 4);
            try (crowd) {
                crowd.askOn(200);
                limitFiles(gateway, String.valueOf(Files.size(gateway.newestSegment()) + 10_000));
                Await.until(Duration.ofMinutes(2), crowd::refusals, refused -> refused >= 50);
                limitFiles(gateway, "unlimited");
                crowd.askOn(200);
            }
            gateway.prove();
            assertOnce(database, crowd);
        }
    }

    /** As large as a file of the gateway may grow. Behind that the operating system refuses to write, in the middle of a frame if need be. */
    private static void limitFiles(LoneGateway gateway, String bytes) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder(PRLIMIT.toString(), "--pid", String.valueOf(gateway.pid()), "--fsize=" + bytes + ":").inheritIO().start();
        assertEquals(0, limit.waitFor());
    }

    @Test
    void a_clock_that_jumps_back_and_forth() throws Exception {
        assumeTrue(MovedClock.isPossible(), "a C compiler makes what moves the clock");
        String database = database();
        MovedClock clock = new MovedClock(folder);
        try (LoneGateway gateway = new LoneGateway(folder, behind.address(), database).by(clock).start()) {
            Crowd crowd = new Crowd(gateway.front(), 4);
            try (crowd) {
                for (Duration off : List.of(Duration.ZERO, Duration.ofHours(-3), Duration.ofDays(-40), Duration.ofSeconds(-1), Duration.ofHours(2), Duration.ZERO)) {
                    clock.move(off);
                    crowd.askOn(100);
                }
            }
            gateway.prove();
            assertOnce(database, crowd);
        }
        try (Connection ledger = connect(database)) {
            for (String moved : List.of("< now() - interval '39 days'", "> now() + interval '1 hour'")) assertTrue(count(ledger, "select count(*) from interaction where at " + moved) > 0);
        }
    }

    @Test
    void two_gateways_on_one_ledger_with_a_slow_service_and_clients_that_stop_reading() throws Exception {
        String database = database();
        try (LoneGateway one = new LoneGateway(Files.createDirectory(folder.resolve("one")), behind.address(), database).start();
             LoneGateway other = new LoneGateway(Files.createDirectory(folder.resolve("other")), behind.address(), database).start()) {
            Crowd here = new Crowd(one.front(), 3);
            Crowd there = new Crowd(other.front(), 3);
            List<Socket> deaf = new ArrayList<>();
            try (here; there) {
                for (int i = 0; i < 8; i++) {
                    deaf.add(stopReading(one, here));
                    deaf.add(stopReading(other, there));
                }
                here.askOn(100);
                there.askOn(100);
                other.kill();
                here.askOn(50);
                other.start();
                there.askOn(100);
            }
            for (Socket socket : deaf) socket.close();
            one.prove();
            other.prove();
            assertOnce(database, here, there);
        }
    }

    /** Gets the head of an answer, and wants no more of its body. */
    private static Socket stopReading(LoneGateway gateway, Crowd crowd) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(Ports.HOST, gateway.port()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write("GET /providers/large HTTP/1.1\r\nHost: shop.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            assertTrue(octet >= 0, head::toString);
            head.append((char) octet);
        }
        assertTrue(head.toString().startsWith("HTTP/1.1 200"), head::toString);
        Matcher id = REQUEST_ID.matcher(head);
        assertTrue(id.find(), head::toString);
        crowd.answered().add(id.group(1));
        return socket;
    }

    private static String database() {
        String name = "fault" + ++databases;
        postgres.database(name, name);
        return postgres.address(name);
    }

    private static Connection connect(String database) throws SQLException {
        String name = database.substring(database.indexOf('/') + 1);
        return DriverManager.getConnection("jdbc:postgresql://" + database, name, name);
    }

    private static void assertOnce(String database, Crowd... crowds) throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        Map<String, Long> events = new HashMap<>();
        try (Connection ledger = connect(database); Statement statement = ledger.createStatement()) {
            counted(statement, "select id::text, count(*) from interaction group by id", ids);
            counted(statement, "select event, count(*) from interaction where event is not null group by event", events);
        }
        for (Crowd crowd : crowds) {
            assertOnce(crowd.answered(), ids);
            assertOnce(crowd.stored(), events);
            assertTrue(!crowd.stored().isEmpty());
        }
    }

    private static void counted(Statement statement, String sql, Map<String, Long> into) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) into.put(rows.getString(1), rows.getLong(2));
        }
    }

    private static void assertOnce(Queue<String> answered, Map<String, Long> recorded) {
        List<String> lost = answered.stream().filter(id -> recorded.getOrDefault(id, 0L) != 1).toList();
        assertTrue(lost.isEmpty(), () -> lost.size() + " of " + answered.size() + " are not in the ledger exactly once, such as " + lost.get(0));
    }

    private static long count(Connection connection, String sql) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
