package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.Jvm;
import touchstone.local.process.Readiness;

/** The packaged gateway as a process of its own, with a stand-in for all that is behind it. It keeps its ports and its journal however often it is killed. */
final class LoneGateway implements AutoCloseable {
    static final String KEY = "pk_fault";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Path folder;
    private final int front;
    private final int inside;
    private final Map<String, String> environment;
    private Child process;

    /** @param database host:port/name of the ledger; the role and its password are called as it is */
    LoneGateway(Path folder, URI behind, String database) {
        this.folder = folder;
        int[] ports = Ports.free(3);
        front = ports[0];
        inside = ports[1];
        String name = database.substring(database.indexOf('/') + 1);
        environment = new HashMap<>(Map.of("TOUCHSTONE_HOST", Ports.HOST, "TOUCHSTONE_FRONT_PORT", String.valueOf(front), "QUARKUS_HTTP_PORT", String.valueOf(inside),
                "TOUCHSTONE_DATABASE", database, "QUARKUS_DATASOURCE_USERNAME", name, "QUARKUS_DATASOURCE_PASSWORD", name, "TOUCHSTONE_JOURNAL_FOLDER", journal().toString()));
        for (String upstream : List.of("REGISTRATION", "CATALOG", "LEAD")) environment.put("TOUCHSTONE_UPSTREAMS_" + upstream, behind.toString());
        // Nobody signs in here.
        environment.putAll(Map.of("TOUCHSTONE_ISSUER", "http://" + Ports.HOST + ":" + ports[2] + "/realms/none", "TOUCHSTONE_OIDC_CLIENT_SECRET", "none",
                "TOUCHSTONE_SESSION_SECRET", "b25seS1mb3ItZmF1bHRzLW5vLXNlY3JldC1hdC1hbGw=", "TOUCHSTONE_KEYS_FAULT_KEY", KEY, "TOUCHSTONE_KEYS_FAULT_CHANNEL", "web"));
        environment.putAll(Map.of("TOUCHSTONE_EVENTS_SECRET", "whsec_b25seS1mb3ItZmF1bHRzLW5vLXNlY3JldC1hdC1hbGw=", "TOUCHSTONE_LIMITS_PER_ADDRESS", "0", "TOUCHSTONE_LIMITS_PER_KEY", "0"));
    }

    /** Lives by that clock. */
    LoneGateway by(MovedClock clock) {
        environment.putAll(clock.environment());
        return this;
    }

    /** Returns when the front door is open. */
    LoneGateway start() {
        Path jar = Home.root().resolve("gateway/target/quarkus-app/quarkus-run.jar");
        process = Child.start("gateway", Jvm.command("-Xmx256m", "-jar", jar.toString()), environment, folder.resolve("log"));
        Readiness.await(process, PATIENCE, () -> Ports.answers(Ports.HOST, front));
        return this;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
        process = null;
    }

    long pid() {
        return process.handle().pid();
    }

    URI front() {
        return URI.create("http://" + Ports.HOST + ":" + front);
    }

    int port() {
        return front;
    }

    Path journal() {
        return folder.resolve("journal");
    }

    /** The segment that is written. */
    Path newestSegment() {
        try (var files = Files.list(journal())) {
            return files.filter(file -> file.toString().endsWith(".journal")).max(Comparator.naturalOrder()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless all that is in the journals arrives in the ledger and the proof has nothing to say. */
    void prove() {
        JsonNode proof = Await.until(PATIENCE, this::proof, said -> said.path("waiting").asLong(-1) == 0);
        assertEquals("0 0 true []", proof.path("missing") + " " + proof.path("duplicate") + " " + proof.path("journalIntact") + " " + proof.path("quarantined"), proof::toString);
        for (JsonNode hour : proof.path("hours")) {
            assertEquals(hour.path("received").asLong(), hour.path("recorded").asLong() + hour.path("repeated").asLong(), hour::toString);
            assertEquals("0 0", hour.path("missing") + " " + hour.path("duplicate"), hour::toString);
        }
    }

    /** Missing while the ledger cannot be asked. */
    private JsonNode proof() {
        var request = HttpRequest.newBuilder(URI.create("http://" + Ports.HOST + ":" + inside + "/internal/proof")).timeout(PATIENCE).build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? new ObjectMapper().readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException notYet) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) process.close();
    }
}
