package touchstone.catalog.rights;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

/** Whoever asks, and what they may do. To be asked within their request. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Rights rights;

    Caller(SecurityIdentity identity, Rights rights) {
        this.identity = identity;
        this.rights = rights;
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    public Uni<Permissions> permissions() {
        return rights.of(identity.getRoles());
    }
}
