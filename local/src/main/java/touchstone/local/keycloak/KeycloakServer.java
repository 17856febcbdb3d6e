package touchstone.local.keycloak;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.local.Digest;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.Readiness;
import touchstone.local.process.Running;

/** A real Keycloak in its own process, on a database of PostgreSQL. */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    /** The user of the master realm that the first start on an empty database creates. */
    public static final String ADMIN = "admin";

    private final Child process;
    private final int port;

    private KeycloakServer(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param managementPort where health is
     * @param database {@code host:port/name}
     * @param log the file that gets what the server says
     */
    public record Settings(int port, int managementPort, String database, String user, String password, Path log) {}

    /** For a database that holds the realms. Returns at once; {@link #awaitReady} waits. */
    public static KeycloakServer start(Installation installation, Settings settings) {
        return start(installation, settings, List.of(), Map.of());
    }

    /** For a database that may be empty: imports the realms it lacks; if it has no administrator, {@link #ADMIN} gets in by that password. */
    public static KeycloakServer startImporting(Installation installation, Settings settings, String adminPassword) {
        Realms.writeTo(installation);
        return start(installation, settings, List.of("--import-realm"),
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
    }

    private static KeycloakServer start(Installation installation, Settings settings, List<String> arguments, Map<String, String> environment) {
        Path classes = archive(installation);
        // Loaded from the archive they take half the time; the first server that ends leaves one.
        String sharing = Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
        List<String> jvm = List.of("-Xmx256m", "-XX:MaxMetaspaceSize=192m", sharing + classes, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        var all = new ArrayList<>(List.of("start", "--optimized",
                "--db-url=jdbc:postgresql://" + settings.database, "--db-username=" + settings.user, "--db-pool-max-size=20",
                "--http-enabled=true", "--http-host=" + Ports.HOST, "--http-port=" + settings.port, "--http-management-port=" + settings.managementPort,
                "--hostname=" + base(settings.port), "--cache=local"));
        all.addAll(arguments);
        var variables = new HashMap<>(environment);
        variables.put("KC_DB_PASSWORD", settings.password);
        return new KeycloakServer(Child.start("Keycloak", installation.command(jvm, all), variables, settings.log), settings.port);
    }

    public KeycloakServer awaitReady() {
        Readiness.await(process, START_LIMIT, () -> isReady(base()));
        return this;
    }

    /** Whether all realms answer: the import runs after Keycloak says that it has started. */
    public static boolean isReady(String base) {
        return Realms.names().allMatch(realm -> answers(base, realm));
    }

    /** Whether one realm answers. */
    public static boolean answers(String base, String realm) {
        return Readiness.ok(URI.create(base + "/realms/" + realm + "/.well-known/openid-configuration"));
    }

    public String base() {
        return base(port);
    }

    /** Who issues our tokens. */
    public String issuer() {
        return issuer(base());
    }

    public static String issuer(String base) {
        return base + "/realms/" + Realms.OURS;
    }

    public Running process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    public static String base(int port) {
        return "http://" + Ports.HOST + ":" + port;
    }

    /** Classes as this JDK has loaded them before; another JDK would have to load them itself. */
    private static Path archive(Installation installation) {
        return installation.folder().resolve("classes-" + Digest.of(System.getProperty("java.vm.version"), System.getProperty("java.home")) + ".jsa");
    }
}
