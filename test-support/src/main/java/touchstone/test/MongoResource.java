package touchstone.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.mongo.MongoServer;

/** The server that speaks the MongoDB protocol, on an empty file. Used like {@link PostgresResource}. */
public final class MongoResource implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private MongoServer server;

    @Override
    public Map<String, String> start() {
        folder = Home.temporary();
        server = MongoServer.start(folder.resolve("mongo.db"), Ports.free());
        return Map.of("touchstone.mongodb", server.uri());
    }

    @Override
    public void stop() {
        if (server != null) server.close();
        if (folder != null) Home.delete(folder);
    }
}
