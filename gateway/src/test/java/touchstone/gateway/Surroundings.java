package touchstone.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import touchstone.local.Ports;
import touchstone.test.PostgresResource;

/** What the gateway finds around it: a ledger database at the end of a {@link Line}, a {@link TestService} for all services, an empty journal folder. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private static Line line;
    private static TestService service;
    private final PostgresResource postgres = new PostgresResource();

    @Override
    public Map<String, String> start() {
        postgres.init(Map.of("database", "ledger"));
        Map<String, String> settings = new HashMap<>(postgres.start());
        String[] database = settings.get("touchstone.database").split("[:/]");
        line = new Line(database[0], Integer.parseInt(database[1]));
        service = new TestService();
        settings.put("touchstone.database", "127.0.0.1:" + line.port() + "/" + database[2]);
        for (String upstream : new String[] {"registration", "catalog", "lead"}) settings.put("touchstone.upstreams." + upstream, service.address());
        int internal = Ports.free();
        settings.put("quarkus.http.test-port", String.valueOf(internal));
        settings.put("touchstone.upstreams.gateway", "http://127.0.0.1:" + internal);
        settings.put("touchstone.journal.folder", journal());
        return settings;
    }

    private static String journal() {
        try {
            return Files.createTempDirectory("journal").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line to the ledger. */
    public static Line line() {
        return line;
    }

    static TestService service() {
        return service;
    }

    @Override
    public void stop() {
        if (service != null) service.close();
        if (line != null) line.close();
        postgres.stop();
    }
}
