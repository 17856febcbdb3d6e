package touchstone.local.mongo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import touchstone.local.Ports;

/**
 * A server that speaks the MongoDB protocol and keeps its data in one file: enough for one machine and some
 * 100,000 documents a collection. It knows neither transactions nor non-unique indexes.
 */
public final class MongoServer implements AutoCloseable {
    private static final int CACHE_MEGABYTES = 64;

    private final de.bwaldvogel.mongo.MongoServer server;
    private final MVStore store;
    private final int port;

    private MongoServer(de.bwaldvogel.mongo.MongoServer server, MVStore store, int port) {
        this.server = server;
        this.store = store;
        this.port = port;
    }

    /** Arguments: the file, the port. Runs until the process is told to end. */
    public static void main(String[] args) {
        MongoServer server = start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("MongoDB protocol at " + server.uri());
    }

    public static MongoServer start(Path file, int port) {
        String name = file.toString();
        if (Files.exists(file)) {
            // A commit per write leaves many dead chunks, which only a rewrite of the file frees.
            MVStoreTool.compactCleanUp(name);
            MVStoreTool.compact(name, false);
        }
        MVStore store = Maps.open(file, CACHE_MEGABYTES);
        var server = new de.bwaldvogel.mongo.MongoServer(new DurableBackend(store));
        server.bind(Ports.HOST, port);
        return new MongoServer(server, store, port);
    }

    public String uri() {
        return "mongodb://" + Ports.HOST + ":" + port;
    }

    /** Ends open connections and writes everything to disk. */
    @Override
    public void close() {
        server.shutdownNow();
        if (!store.isClosed()) store.close();
    }
}
