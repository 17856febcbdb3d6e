package touchstone.bench;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/** What the stages of a gateway's benchmark stand on: a ledger that may be away, an identity server, what is behind the gateways, and gateways by how they sync. */
final class Bed implements AutoCloseable {
    private final Path folder = Home.temporary();
    private final int port = Ports.free();
    private final Issuer issuer = new Issuer();
    private final Origin origin = Origin.start(folder);
    private final Map<String, GatewayServer> gateways = new LinkedHashMap<>();
    private PostgresServer database;
    private Traffic traffic;

    Bed() {
        ledgerComesBack();
    }

    Path folder() {
        return folder;
    }

    URI origin() {
        return origin.address();
    }

    Issuer issuer() {
        return issuer;
    }

    /** Visitors of the gateway that syncs in groups; the ledger must be there. */
    Traffic traffic() {
        if (traffic == null) traffic = new Traffic(gateway("group"), issuer);
        return traffic;
    }

    /** Starts one, if there is none of these yet; the ledger must be there. @param sync as in {@code touchstone.journal.sync} */
    GatewayServer gateway(String sync) {
        return gateways.computeIfAbsent(sync, name -> GatewayServer.start(folder, name, origin.address(), address(), issuer));
    }

    void close(String sync) {
        GatewayServer gateway = gateways.remove(sync);
        if (gateway != null) gateway.close();
    }

    void ledgerGoesAway() {
        database.close();
    }

    void ledgerComesBack() {
        database = PostgresServer.start(folder.resolve("postgres"), port, PostgresServer.Writes.DURABLE, folder.resolve("postgres.log"));
        database.database("ledger", "ledger");
    }

    private String address() {
        return Ports.HOST + ":" + port + "/ledger";
    }

    Connection ledger() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address(), "ledger", "ledger");
    }

    @Override
    public void close() {
        gateways.values().forEach(GatewayServer::close);
        database.close();
        origin.close();
        issuer.close();
        Home.delete(folder);
    }
}
