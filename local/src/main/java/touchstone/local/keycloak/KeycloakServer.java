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
     * @param database {@code host:port/name}, its owner is named keycloak
     * @param managementPort where health is
     * @param log the file that gets what the server says
     */
    public record Settings(int port, int managementPort, String database, String databasePassword, Path log) {}

    /** Returns at once; {@link #awaitReady} waits. */
    public static KeycloakServer start(Installation installation, Settings settings) {
        Path archive = archive(installation);
        List<String> options = Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off") : List.of();
        return start(installation, settings, options, List.of(), Map.of());
    }

    /** The start on an empty database: imports the realms and lets {@link #ADMIN} in by that password. Stop it to keep what makes later starts faster. */
    public static KeycloakServer startEmpty(Installation installation, Settings settings, String adminPassword) {
        Realms.writeTo(installation);
        return start(installation, settings, List.of("-XX:ArchiveClassesAtExit=" + archive(installation), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                List.of("--import-realm"), Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
    }

    private static KeycloakServer start(Installation installation, Settings settings, List<String> options, List<String> arguments, Map<String, String> environment) {
        var jvm = new ArrayList<>(List.of("-Xmx256m", "-XX:MaxMetaspaceSize=192m"));
        jvm.addAll(options);
        var all = new ArrayList<>(List.of("start", "--optimized",
                "--db-url=jdbc:postgresql://" + settings.database, "--db-username=keycloak", "--db-pool-max-size=20",
                "--http-enabled=true", "--http-host=" + Ports.HOST, "--http-port=" + settings.port, "--http-management-port=" + settings.managementPort,
                "--hostname=" + base(settings.port), "--cache=local"));
        all.addAll(arguments);
        var variables = new HashMap<>(environment);
        variables.put("KC_DB_PASSWORD", settings.databasePassword);
        return new KeycloakServer(Child.start("Keycloak", installation.command(jvm, all), variables, settings.log), settings.port);
    }

    /** Waits until both realms answer: the import runs after Keycloak says that it has started. */
    public KeycloakServer awaitReady() {
        for (String realm : List.of(Realms.OURS, Realms.SOCIAL_NETWORK)) {
            URI configuration = URI.create(base() + "/realms/" + realm + "/.well-known/openid-configuration");
            Readiness.await(process, START_LIMIT, () -> Readiness.ok(configuration));
        }
        return this;
    }

    public String base() {
        return base(port);
    }

    /** Who issues our tokens. */
    public String issuer() {
        return base() + "/realms/" + Realms.OURS;
    }

    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static String base(int port) {
        return "http://" + Ports.HOST + ":" + port;
    }

    /** Classes as this JDK has loaded them before; another JDK would have to load them itself. */
    private static Path archive(Installation installation) {
        return installation.folder().resolve("classes-" + Digest.of(System.getProperty("java.vm.version"), System.getProperty("java.home")) + ".jsa");
    }
}
