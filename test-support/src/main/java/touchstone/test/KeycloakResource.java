package touchstone.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.keycloak.Addresses;
import touchstone.local.keycloak.Admin;
import touchstone.local.keycloak.Installation;
import touchstone.local.keycloak.KeycloakServer;
import touchstone.local.keycloak.Realms;
import touchstone.local.postgres.PostgresServer;
import touchstone.local.seed.Seed;

/**
 * A real Keycloak with both realms, on the same PostgreSQL as {@link PostgresResource} where a module has both. Used like that one.
 * {@link Tokens} and {@link SocialSignIn} ask it. For the gateway it also chooses the front door's port, since Keycloak must know that address.
 */
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    private static final String GATEWAY_SECRET = "secret-of-the-gateway-in-tests";

    private static final String REGISTRATION_SECRET = "secret-of-registration-in-tests";
    private Path folder;
    private KeycloakServer server;
    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        folder = Home.temporary();
        postgres = TestPostgres.acquire();
        int[] ports = Ports.free(3);
        var settings = new KeycloakServer.Settings(ports[0], ports[1], postgres.address("keycloak"), "keycloak", Seed.PASSWORD, folder.resolve("log"));
        server = KeycloakServer.start(Installation.ready(System.out::println), settings).awaitReady();
        new Addresses(server.base(), Admin.signIn(server.base(), Seed.PASSWORD)).set("http://" + Ports.HOST + ":" + ports[2], GATEWAY_SECRET, REGISTRATION_SECRET);
        TestKeycloak.use(server.base(), Seed.PASSWORD);
        return Map.of("touchstone.issuer", server.issuer(), "touchstone.oidc.client-secret", GATEWAY_SECRET, "touchstone.front.port", String.valueOf(ports[2]),
                "touchstone.identity-server.client-secret", REGISTRATION_SECRET, "touchstone.stand-ins", String.join(",", Realms.providers()));
    }

    @Override
    public void stop() {
        if (server != null) server.close();
        if (folder != null) Home.delete(folder);
        if (postgres != null) TestPostgres.release();
    }
}
