package touchstone.local;

import java.util.EnumSet;
import java.util.Set;
import touchstone.local.process.NotReady;

/**
 * Servers of the user's own, which we do not start; null where we do.
 *
 * @param postgres {@code host:port}, with databases registration, lead, ledger and (unless {@code issuer} is given) keycloak
 * @param postgresUser who may create tables in all of them
 * @param mongodb a connection string
 * @param issuer a realm of Keycloak, set up as ours is
 * @param clientSecret of client gateway in that realm
 * @param smtp {@code host:port}
 */
public record OwnServers(String postgres, String postgresUser, String postgresPassword, String mongodb, String issuer, String clientSecret, String smtp) {
    public static final OwnServers NONE = new OwnServers(null, null, null, null, null, null, null);

    public OwnServers {
        if (postgres != null && (postgresUser == null || postgresPassword == null)) {
            throw new NotReady("A PostgreSQL of your own needs TOUCHSTONE_POSTGRES_USER and TOUCHSTONE_POSTGRES_PASSWORD in the environment.");
        }
        if (issuer != null && clientSecret == null) {
            throw new NotReady("A Keycloak of your own needs TOUCHSTONE_OIDC_CLIENT_SECRET, the secret of its client gateway, in the environment.");
        }
    }

    /** The ports that are left for us to listen on. */
    Set<Port> leave() {
        Set<Port> ports = EnumSet.allOf(Port.class);
        if (postgres != null) ports.remove(Port.POSTGRES);
        if (mongodb != null) ports.remove(Port.MONGODB);
        if (issuer != null) ports.removeAll(EnumSet.of(Port.KEYCLOAK, Port.KEYCLOAK_MANAGEMENT));
        if (smtp != null) ports.removeAll(EnumSet.of(Port.SMTP, Port.MAIL));
        return ports;
    }
}
