package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;

/** The catalog as a process of its own, as it is deployed. */
final class CatalogServer implements AutoCloseable {
    private static final Pattern MADE_ANEW = Pattern.compile("index made anew documents=\\d+ products=(\\d+) position=\\S+ seconds=([0-9.]+) cpuSeconds=([0-9.]+)");
    private static final Pattern COMPARED = Pattern.compile("publications compared with the index");

    private final Child process;
    private final URI address;
    private final Path log;

    private CatalogServer(Child process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** @param folder for its index and its log */
    static CatalogServer start(Path folder, String mongodb, String issuer) {
        Path jar = Home.root().resolve("catalog-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new NotReady("The catalog is not built: ./mvnw -DskipTests -pl catalog-service -am package");
        int port = Ports.free();
        Path log = folder.resolve("catalog-" + port + ".log");
        // The collector that the JVM itself chooses in a container of that size.
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-jar", jar.toString());
        Child process = Child.start("catalog", command, Map.of("TOUCHSTONE_HOST", Ports.HOST, "QUARKUS_HTTP_PORT", String.valueOf(port), "TOUCHSTONE_MONGODB", mongodb, "TOUCHSTONE_ISSUER", issuer,
                "TOUCHSTONE_READ_INDEX_FOLDER", folder.resolve("index").toString()), log);
        CatalogServer server = new CatalogServer(process, URI.create("http://" + Ports.HOST + ":" + port), log);
        Readiness.await(process, Duration.ofMinutes(30), () -> Readiness.ok(server.address.resolve("/q/health/ready")));
        return server;
    }

    URI address() {
        return address;
    }

    /** What the server says of an index that it has made anew. Waits until it has. @param time the first since its start, or a later one */
    Rebuild rebuilt(int time) {
        Readiness.await(process, Duration.ofMinutes(10), () -> said(MADE_ANEW).size() >= time);
        MatchResult said = said(MADE_ANEW).get(time - 1);
        return new Rebuild(Double.parseDouble(said.group(1)), Double.parseDouble(said.group(2)), Double.parseDouble(said.group(3)));
    }

    /** @param cpuSeconds of the service alone, on whichever core */
    record Rebuild(double products, double seconds, double cpuSeconds) {}

    /** Waits until it has compared what is published with its index, as it does after each start: until then it is busy. */
    void settle() {
        Readiness.await(process, Duration.ofMinutes(10), () -> !said(COMPARED).isEmpty());
    }

    /** What it has used of the processors, in seconds. */
    double cpu() {
        return process.handle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private List<MatchResult> said(Pattern what) {
        try {
            return what.matcher(Files.readString(log)).results().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in MiB, on Linux. */
    OptionalDouble memory() {
        return Memory.of(process.handle());
    }

    OptionalDouble peakMemory() {
        return Memory.peak(process.handle());
    }

    @Override
    public void close() {
        process.close();
    }
}
