package touchstone.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;

/** Registration as a process of its own, as it is deployed. */
final class RegistrationServer implements AutoCloseable {
    /** 32 bytes that are no secret. */
    private static final String KEY = "b25seS1mb3ItbWVhc3VyaW5nLW5vLXNlY3JldC1hdC4=";
    private final Child process;
    private final URI address;

    private RegistrationServer(Child process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param database host:port/name */
    static RegistrationServer start(Path folder, String database, String issuer) {
        Path jar = Home.root().resolve("registration-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new NotReady("Registration is not built: ./mvnw -DskipTests -pl registration-service -am package");
        int port = Ports.free();
        // The collector that the JVM itself chooses in a container of that size.
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-jar", jar.toString());
        Child process = Child.start("registration", command, Map.of("TOUCHSTONE_HOST", Ports.HOST, "QUARKUS_HTTP_PORT", String.valueOf(port), "TOUCHSTONE_DATABASE", database,
                "QUARKUS_DATASOURCE_USERNAME", "registration", "QUARKUS_DATASOURCE_PASSWORD", "registration", "TOUCHSTONE_ISSUER", issuer, "TOUCHSTONE_VAULT_KEY", KEY), folder.resolve("registration.log"));
        RegistrationServer server = new RegistrationServer(process, URI.create("http://" + Ports.HOST + ":" + port));
        Readiness.await(process, Duration.ofMinutes(2), () -> Readiness.ok(server.address.resolve("/q/health/ready")));
        return server;
    }

    URI address() {
        return address;
    }

    OptionalDouble peakMemory() {
        return Memory.peak(process.handle());
    }

    @Override
    public void close() {
        process.close();
    }
}
