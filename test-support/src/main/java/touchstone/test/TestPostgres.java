package touchstone.test;

import java.nio.file.Path;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;
import touchstone.local.seed.Seed;

/** The one PostgreSQL of this JVM, for all who need one; the last to release it stops it. */
final class TestPostgres {
    private static Path folder;
    private static PostgresServer server;
    private static int users;

    static {
        // A build that is interrupted releases nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(TestPostgres::stop));
    }

    private TestPostgres() {}

    static synchronized PostgresServer acquire() {
        users++;
        if (server == null) {
            folder = Home.temporary();
            Path data = folder.resolve("data");
            Seed.copyTo(data, System.out::println);
            server = PostgresServer.start(data, Ports.free(), PostgresServer.Writes.FAST, folder.resolve("log"));
        }
        return server;
    }

    static synchronized void release() {
        if (--users == 0) stop();
    }

    private static synchronized void stop() {
        if (server != null) server.close();
        if (folder != null) Home.delete(folder);
        server = null;
        folder = null;
    }
}
