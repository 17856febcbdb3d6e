package touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;

/** The lead-service as a process of its own, as it is deployed. Its mail server is away, as it may be: what is to be mailed is kept, and sending it is no cost of an answer. */
final class LeadServer implements AutoCloseable {
    private static final String SECRET = "b25seS1mb3ItbWVhc3VyaW5nLW5vLXNlY3JldC1hdC4=";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child process;
    private final URI address;

    private LeadServer(Child process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param database host:port/name @param profile file for a recording of the Java Flight Recorder, or null */
    static LeadServer start(Path folder, String database, Neighbours neighbours, Issuer issuer, Path profile) {
        Path jar = Home.root().resolve("lead-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new NotReady("The lead-service is not built: ./mvnw -DskipTests -pl lead-service -am package");
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(Map.of("TOUCHSTONE_HOST", Ports.HOST, "QUARKUS_HTTP_PORT", String.valueOf(port), "TOUCHSTONE_ISSUER", issuer.address(),
                "TOUCHSTONE_DATABASE", database, "QUARKUS_DATASOURCE_USERNAME", "lead", "QUARKUS_DATASOURCE_PASSWORD", "lead",
                "QUARKUS_MAILER_HOST", Ports.HOST, "QUARKUS_MAILER_PORT", String.valueOf(Ports.free())));
        for (String neighbour : List.of("REGISTRATION", "CATALOG", "GATEWAY", "LEDGER")) environment.put("TOUCHSTONE_" + neighbour, neighbours.address());
        environment.putAll(Map.of("TOUCHSTONE_LINKS_FRONT", "http://shop.example.com", "TOUCHSTONE_LINKS_SECRET", SECRET, "TOUCHSTONE_EVENTS_SECRET", "whsec_" + SECRET));
        // The load is no browser that works for its place, and no person who thinks over what to write.
        environment.putAll(Map.of("TOUCHSTONE_CHALLENGE_DIFFICULTY", "0", "TOUCHSTONE_CHALLENGE_FASTEST", "PT0S"));
        // Who hears of events is on this machine too.
        environment.put("TOUCHSTONE_WEBHOOKS_PRIVATE_ADDRESSES", "true");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        if (profile != null) command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + profile);
        command.addAll(List.of("-jar", jar.toString()));
        Child process = Child.start("lead", command, environment, folder.resolve("lead-" + port + ".log"));
        URI address = URI.create("http://" + Ports.HOST + ":" + port);
        Readiness.await(process, Duration.ofMinutes(3), () -> Readiness.ok(address.resolve("/q/health/ready")));
        return new LeadServer(process, address);
    }

    URI address() {
        return address;
    }

    /** Reads as anybody may, on the channel {@code web}. */
    JsonNode get(String path) {
        return send(request(path).header("Touchstone-Channel", "web").build());
    }

    JsonNode post(String path, String token, Object body) {
        return send(request(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())).build());
    }

    /** How many milliseconds the first byte of an answer takes; all of it is read. */
    double firstByte(String path, String token) {
        long start = System.nanoTime();
        try (InputStream body = http.send(request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofInputStream()).body()) {
            if (body.read() < 0) throw new IllegalStateException(path + " was answered with nothing");
            double millis = (System.nanoTime() - start) / 1e6;
            body.transferTo(OutputStream.nullOutputStream());
            return millis;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(1));
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has used of the processors, in seconds. */
    double cpu() {
        return process.handle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    OptionalDouble peakMemory() {
        return Memory.peak(process.handle());
    }

    @Override
    public void close() {
        process.close();
    }
}
