package touchstone.local.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import touchstone.local.Digest;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.keycloak.Installation;
import touchstone.local.keycloak.KeycloakServer;
import touchstone.local.keycloak.Realms;
import touchstone.local.postgres.PostgresServer;
import touchstone.local.process.FolderLock;

/**
 * The data folder of a PostgreSQL that has all our databases, empty but for Keycloak's, which holds the imported realms.
 * Making it takes half a minute, starting from a copy a second: so it is made once for all who use the same {@link Home#folder()}.
 */
public final class Seed {
    public static final List<String> DATABASES = List.of("keycloak", "registration", "lead", "ledger");
    /** Opens what comes from a copy of the seed, until the copy gets passwords of its own. */
    public static final String PASSWORD = "seed";

    private Seed() {}

    /**
     * @param data a folder that does not exist yet
     * @param progress gets a line when the seed must be made, which takes half a minute
     */
    public static void copyTo(Path data, Consumer<String> progress) {
        Installation keycloak = Installation.ready(progress);
        Path seed = Home.folder().resolve("seed-" + Digest.of(ResourceBundle.getBundle("touchstone.local.seed.versions").getString("postgres"),
                keycloak.folder().getFileName().toString(), Realms.text()));
        if (!Files.exists(seed)) {
            try (var lock = FolderLock.take(Home.folder().resolve("seed.lock"))) {
                if (!Files.exists(seed)) make(seed, keycloak, progress);
            }
        }
        try {
            Home.copy(seed, data);
        } catch (IOException e) {
            throw new UncheckedIOException("the seed cannot be copied to " + data, e);
        }
    }

    private static void make(Path seed, Installation keycloak, Consumer<String> progress) {
        progress.accept("  Keycloak's database is prepared, this once.");
        Path work = Home.temporary();
        Path data = seed.resolveSibling(seed.getFileName() + ".tmp");
        Home.delete(data);
        int[] ports = Ports.free(3);
        try {
            try (var postgres = PostgresServer.start(data, ports[0], PostgresServer.Writes.FAST, work.resolve("postgres.log"))) {
                var end = new Thread(postgres::close);
                Runtime.getRuntime().addShutdownHook(end);
                for (String database : DATABASES) postgres.database(database, PASSWORD);
                var settings = new KeycloakServer.Settings(ports[1], ports[2], postgres.address("keycloak"), "keycloak", PASSWORD, work.resolve("keycloak.log"));
                try (var server = KeycloakServer.startImporting(keycloak, settings, PASSWORD)) {
                    server.awaitReady();
                }
                Runtime.getRuntime().removeShutdownHook(end);
            }
            Files.move(data, seed, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Kept when something failed: its logs say what.
        Home.delete(work);
    }
}
